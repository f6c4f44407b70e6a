"""SQL as text: where statements end, which of them concern the whole cluster, and when two dumps say the same."""
import re

WORD = re.compile(r"[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*")
TAG = re.compile(r"\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$")


def _skip_comment(sql, i):
    depth = 1
    i += 2
    while i < len(sql) and depth:
        if sql.startswith("/*", i):
            depth += 1
            i += 2
        elif sql.startswith("*/", i):
            depth -= 1
            i += 2
        else:
            i += 1
    return i


def _skip_string(sql, i, escapes):
    quote = sql[i]
    i += 1
    while i < len(sql):
        if escapes and sql[i] == "\\":
            i += 2
        elif sql[i] == quote:
            if sql.startswith(quote, i + 1):
                i += 2
                continue
            return i + 1
        else:
            i += 1
    return i


def tokens(sql):
    """(kind, start, end): word, text (a string), name (a quoted one), comment, line (of psql), or a sign by itself."""
    i = 0
    while i < len(sql):
        c = sql[i]
        if c.isspace():
            i += 1
            continue
        start = i
        if sql.startswith("--", i):
            end = sql.find("\n", i)
            i = len(sql) if end < 0 else end
            kind = "comment"
        elif sql.startswith("/*", i):
            i = _skip_comment(sql, i)
            kind = "comment"
        elif c == "\\" and (i == 0 or sql[i - 1] == "\n"):
            end = sql.find("\n", i)
            i = len(sql) if end < 0 else end
            kind = "line"
        elif c == "'":
            i = _skip_string(sql, i, False)
            kind = "text"
        elif c in "eE" and sql.startswith("'", i + 1):
            i = _skip_string(sql, i + 1, True)
            kind = "text"
        elif c == '"':
            i = _skip_string(sql, i, False)
            kind = "name"
        elif c == "$" and TAG.match(sql, i):
            tag = TAG.match(sql, i).group()
            end = sql.find(tag, i + len(tag))
            i = len(sql) if end < 0 else end + len(tag)
            kind = "text"
        elif WORD.match(sql, i):
            i = WORD.match(sql, i).end()
            kind = "word"
        elif c.isdigit():
            while i < len(sql) and (sql[i].isalnum() or sql[i] in "_."):
                i += 1
            kind = "number"
        else:
            i += 1
            kind = c
        yield kind, start, i


def split(sql):
    """The statements as (start, end), without their semicolons; comments before a statement belong to none."""
    found = []
    start = end = None
    parens = atomic = 0
    words = []
    for kind, left, right in tokens(sql):
        if kind == "comment" or (kind == "line" and start is None):
            continue
        if kind == ";" and not parens and not atomic:
            if start is not None:
                found.append((start, end))
            start = None
            parens = atomic = 0
            words = []
            continue
        if start is None:
            start = left
        end = right
        if kind == "(":
            parens += 1
        elif kind == ")":
            parens = max(0, parens - 1)
        elif kind == "word":
            word = sql[left:right].upper()
            if word == "ATOMIC" and words[-1:] == ["BEGIN"] and words[0] == "CREATE":
                atomic += 1
            elif atomic and word == "CASE":
                atomic += 1
            elif atomic and word == "END":
                atomic -= 1
            words.append(word)
    if start is not None:
        found.append((start, end))
    return found


CLUSTER_WIDE = re.compile(
    r"(?:(?:CREATE|ALTER|DROP)\s+(?:ROLE|GROUP|USER(?!\s+MAPPING)|TABLESPACE|DATABASE)\b"
    r"|COMMENT\s+ON\s+(?:ROLE|TABLESPACE|DATABASE)\b|ALTER\s+SYSTEM\b"
    r"|(?:GRANT|REVOKE)\s.*\sON\s+(?:PARAMETER|TABLESPACE|DATABASE)\b)", re.I | re.S)
MEMBERSHIP = re.compile(r"(?:GRANT|REVOKE)\s+(?!.*\bON\b)", re.I | re.S)


def without_cluster_wide(sql):
    """The text without statements about roles, tablespaces and databases, and the statements taken out."""
    removed = []
    kept = []
    at = 0
    for start, end in split(sql):
        statement = sql[start:end]
        if CLUSTER_WIDE.match(statement) or MEMBERSHIP.match(statement):
            removed.append(statement)
            kept.append(sql[at:start])
            at = end + 1 if sql[end:end + 1] == ";" else end
            semicolon = re.compile(r"\s*;").match(sql, end)
            if semicolon:
                at = semicolon.end()
    kept.append(sql[at:])
    return "".join(kept), removed


def plain(sql):
    """For asking whether two texts say the same: without comments and with single blanks."""
    return " ".join(sql[left:right] for kind, left, right in tokens(sql) if kind != "comment")


# --- the output of pg_dump --------------------------------------------------------------------------------------------

TABLE = re.compile(r"CREATE (?:UNLOGGED |FOREIGN )?TABLE .*? \(\n", re.S)
SETTING = re.compile(r"SET (default_table_access_method|default_tablespace) = (.*)", re.S)


def clean(dump):
    """Without the lines that differ between any two runs."""
    return "".join(line for line in dump.splitlines(True) if not line.startswith(("\\restrict ", "\\unrestrict ")))


VALUE = r"'(?:[^']|'')*'::(?:character varying|name)"
CAST_LIST = re.compile(rf"(ANY|ALL) \(\((ARRAY\[{VALUE}(?:, {VALUE})*\])\)::text\[\]\)")
CAST_VALUES = re.compile(rf"(?:ANY|ALL) \(ARRAY\[\({VALUE}\)::text(?:, \({VALUE}\)::text)*\]\)")


def plain_lists(dump):
    """`x IN ('a', 'b')` over a varchar is printed in one form when it was written so, and in another when it was read
    from the first: they mean the same."""
    dump = CAST_LIST.sub(r"\1 (\2)", dump)
    return CAST_VALUES.sub(lambda m: re.sub(rf"\(({VALUE})\)::text", r"\1", m.group()), dump)


def in_any_order(dump):
    """The statements sorted, and within a table its columns and constraints; lists of values in one form."""
    dump = plain_lists(dump)
    found = []
    settings = {}
    for start, end in split(dump):
        statement = dump[start:end]
        setting = SETTING.fullmatch(statement)
        if setting:  # holds for what follows: keep it there
            settings[setting[1]] = setting[2]
            continue
        head = TABLE.match(statement)
        if head:
            body, closing, rest = statement[head.end():].rpartition("\n)")
            lines = sorted(line.rstrip(",") for line in body.split("\n"))
            statement = head.group() + "\n".join(lines) + closing + rest
        if head or statement.startswith("CREATE MATERIALIZED VIEW"):
            statement += f" -- {settings}"
        found.append(statement)
    return sorted(found)


def first_difference(dump, wanted):
    """A few words on what is missing or too much."""
    ours, theirs = in_any_order(dump), in_any_order(wanted)
    missing = [s for s in theirs if s not in ours]
    surplus = [s for s in ours if s not in theirs]
    short = lambda statement: " ".join(statement.split())[:150]
    parts = [f"{len(missing)} missing: {short(missing[0])}"] if missing else []
    parts += [f"{len(surplus)} too much: {short(surplus[0])}"] if surplus else []
    return "; ".join(parts)
