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
    """A script of psql with its files; what comes before \\c is about the cluster."""
    text = read(path)
    text = text[text.index("\\c "):].split("\n", 1)[1]
    return re.sub(r"^\\i (\S+)$", lambda match: read(f"{folder}/{match[1]}"), text, flags=re.M)


# user mappings need a server, some other kinds a type or table of another file
before_all = {"user-mapping": ("server",), "view": (), "matview": ()}
for path in sorted(glob.glob(f"{folder}/to-*.sql")):
    kind = os.path.basename(path)[3:-4]
    needs = before_all.get(kind, ())
    suite.add(kind, *("".join(read(f"{folder}/{side}-{name}.sql") + "\n" for name in (*needs, kind))
                      for side in ("from", "to")))
suite.add("whole", included(f"{folder}/test-server1.sql"), included(f"{folder}/test-server2.sql"))
store = read(f"{folder}/dellstore.sql")
suite.add("dellstore", "", store)
suite.add("dellstore-alter", store, store + "\n" + read(f"{folder}/dellstore-alter.sql"))
suite.end()
