#!/usr/bin/env python3
"""test/{from,to}-<kind>.sql, the two servers that include them all, and the two scripts of changes."""
import glob
import os
import re

from common import Suite, arguments, read

given = arguments(__doc__, "github.com/eulerto/pgquarrel")
suite = Suite("pgquarrel", given.out)
folder = f"{given.checkout}/test"


def included(path):
    """A script of psql with its files (but for the languages, which a server seldom has); before \\c it is about the
    cluster."""
    text = read(path)
    text = text[text.index("\\c "):].split("\n", 1)[1]
    text = re.sub(r"^\\i \S+-(language|collation)\.sql$", "", text, flags=re.M)
    return re.sub(r"^\\i (\S+)$", lambda match: read(f"{folder}/{match[1]}"), text, flags=re.M)


# what the files that come before in the whole make: the wrappers, a small shop, a server
store = read(f"{folder}/dellstore.sql") + "\n"
wrappers = "CREATE EXTENSION postgres_fdw;\nCREATE EXTENSION file_fdw;\n"
ground = {kind: store for kind in ("view", "matview", "index", "publication")} | {"server": wrappers}
for path in sorted(glob.glob(f"{folder}/to-*.sql")):
    kind = os.path.basename(path)[3:-4]
    sides = []
    for side in ("from", "to"):
        before = ground.get(kind, "")
        if kind in ("table", "user-mapping"):
            before = wrappers + read(f"{folder}/{side}-server.sql") + "\n"
        sides.append(before + read(f"{folder}/{side}-{kind}.sql"))
    suite.add(kind, *sides)
suite.add("whole", included(f"{folder}/test-server1.sql"), included(f"{folder}/test-server2.sql"))
suite.add("dellstore", "", store)
suite.add("dellstore-alter", store, store + read(f"{folder}/dellstore-alter.sql"))
suite.end()
