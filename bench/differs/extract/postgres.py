#!/usr/bin/env python3
"""src/bin/pg_dump/t/002_pg_dump.pl: each create_sql with what it needs.

Two pairs for each: <name>/alone, from what it needs to that and the object, and <name>/all, from nothing. One more
pair, `everything`, is the whole script. What an object needs is found by the names that other scripts create."""
import re

from common import Suite, arguments, read

ENTRY = re.compile(r"^\t(?P<name>'(?:\\.|[^'\\])*'(?:\s*\.\s*'(?:\\.|[^'\\])*')*)\s*=>\s*\{", re.M)
LITERAL = re.compile(r"\s*(?:'((?:\\.|[^'\\])*)'|\"((?:\\.|[^\"\\])*)\""
                     r"|(qq?)(?:\{((?:[^{}]|\{[^{}]*\})*)\}|\((.*?)\)))\s*", re.S)
CREATED = re.compile(
    r"CREATE\s+(?:OR\s+REPLACE\s+)?(?:(?:UNLOGGED|UNIQUE|TRUSTED|PROCEDURAL|MATERIALIZED|RECURSIVE|FOREIGN|DEFAULT|"
    r"EVENT|ACCESS|TEXT\s+SEARCH|CONSTRAINT|DATA)\s+)*"
    r"(TABLE|VIEW|SCHEMA|TYPE|DOMAIN|FUNCTION|PROCEDURE|AGGREGATE|SEQUENCE|INDEX|LANGUAGE|WRAPPER|SERVER|METHOD|"
    r"COLLATION|CONVERSION|STATISTICS|PUBLICATION|SUBSCRIPTION|TRIGGER|POLICY|RULE|EXTENSION|PARSER|DICTIONARY|"
    r"TEMPLATE|CONFIGURATION|OPERATOR\s+FAMILY|OPERATOR\s+CLASS|OPERATOR)\s+(?:IF\s+NOT\s+EXISTS\s+)?([^\s(;]+)", re.I)


def literals(source, at):
    """Strings of Perl joined by dots."""
    text = ""
    while True:
        match = LITERAL.match(source, at)
        if not match:
            return text or None
        single, double, _, braces, parens = match.groups()
        part = next(p for p in (single, double, braces, parens) if p is not None)
        if single is not None or match[3] == "q":
            part = re.sub(r"\\(['\\])", r"\1", part)
        else:
            part = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), part, flags=re.S)
        text += part
        at = match.end()
        if not source.startswith(".", at):
            return text
        at += 1


def names(sql):
    """What a script creates, as its sentences name it."""
    found = set()
    for kind, name in CREATED.findall(sql):
        if kind.upper() not in ("POLICY", "RULE"):
            found.add(name.rstrip(",").strip('"'))
    return found


given = arguments(__doc__, "PostgreSQL's source")
suite = Suite("pg_dump", given.out)
source = read(f"{given.checkout}/src/bin/pg_dump/t/002_pg_dump.pl")
source = source[source.index("my %tests = ("):]
entries = []
starts = list(ENTRY.finditer(source))
for match, following in zip(starts, starts[1:] + [None]):
    body = source[match.end():following.start() if following else len(source)]
    at = re.search(r"\bcreate_sql\s*=>", body)
    order = re.search(r"\bcreate_order\s*=>\s*(\d+)", body)
    if not at:
        continue
    name = literals(match["name"], 0)
    sql = literals(body, at.end())
    database = re.search(r"\bdatabase\s*=>\s*'(\w+)'", body)
    if sql is None:
        suite.leave_out(name, "computed by the test")
    elif database and database[1] == "regress_public_owner":
        suite.leave_out(name, "is about another database")
    else:
        # scripts without an order run last
        entries.append((int(order[1]) if order else 1 << 30, name, sql.rstrip().rstrip(";") + ";\n"))
entries.sort()

created = [names(sql) for _, _, sql in entries]


def needs(index, found):
    """The earlier scripts that make a name used here, and theirs."""
    sql = entries[index][2]
    for other in range(len(entries)):
        if other == index or other in found or entries[other][0] >= entries[index][0]:
            continue
        if any(re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", sql) for name in created[other]):
            found.add(other)
            needs(other, found)
    return found


for index, (_, name, sql) in enumerate(entries):
    found = sorted(needs(index, set()))
    ground = "".join(entries[other][2] for other in found)
    suite.add(f"{name}/alone", ground, ground + sql)
    suite.add(f"{name}/all", "", ground + sql)
suite.add("everything", "", "".join(sql for _, _, sql in entries if "SCHEMA public" not in sql))
suite.end()
