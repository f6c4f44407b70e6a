#!/usr/bin/env python3
"""The acceptance tests: oldSchemaDDL and newSchemaDDL in the Go source."""
import ast
import glob
import os
import re

from common import Suite, arguments, read

TOKEN = re.compile(r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<raw>`[^`]*`)|(?P<text>"(?:\\.|[^"\\])*")
                      |(?P<rune>'(?:\\.|[^'\\])+')|(?P<word>[A-Za-z_][A-Za-z0-9_.]*)|(?P<sign>\S)""", re.S | re.X)


def tokens(source):
    for match in TOKEN.finditer(source):
        kind = match.lastgroup
        if kind == "raw":
            yield "text", match[0][1:-1].replace("\r", "")
        elif kind == "text":
            yield "text", ast.literal_eval(match[0])
        elif kind != "comment":
            yield kind, match[0]


def values(found, at):
    """The strings of a list that begins at a place (`nil` is none), or None if there is more than strings in it."""
    if found[at] == ("word", "nil"):
        return []
    if [value for _, value in found[at:at + 4]] != ["[", "]", "string", "{"]:
        return None
    at += 4
    result, join = [], False
    while found[at] != ("sign", "}"):
        kind, value = found[at]
        if kind == "text":
            result = result[:-1] + [result[-1] + value] if join else result + [value]
            join = False
        elif (kind, value) == ("sign", "+"):
            join = True
        elif (kind, value) != ("sign", ","):
            return None
        at += 1
    return result


given = arguments(__doc__, "github.com/stripe/pg-schema-diff")
suite = Suite("pg-schema-diff", given.out)
for path in sorted(glob.glob(f"{given.checkout}/internal/migration_acceptance_tests/*_cases_test.go")):
    group = os.path.basename(path)[:-len("_cases_test.go")]
    found = list(tokens(read(path)))
    case = {}

    def finish():
        if "oldSchemaDDL" in case or "newSchemaDDL" in case:
            name = f"{group}/{case['name']}"
            sides = [case.get("oldSchemaDDL", []), case.get("newSchemaDDL", [])]
            if None in sides:
                suite.leave_out(name, "computed by the test")
            else:
                suite.add(name, *("\n".join(text.rstrip().rstrip(";") + ";\n" for text in side) for side in sides))

    for at in range(len(found) - 2):
        if found[at][0] != "word" or found[at + 1] != ("sign", ":"):
            continue
        key = found[at][1]
        if key == "name" and found[at + 2][0] == "text":
            finish()
            case = {"name": found[at + 2][1]}
        elif key in ("oldSchemaDDL", "newSchemaDDL"):
            case[key] = values(found, at + 2)
    finish()
suite.end()
