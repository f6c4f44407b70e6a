#!/usr/bin/env python3
"""testdata/diff/<kind>/<case>/{old,new}.sql, after setup.sql where there is one; testdata/dump: from nothing."""
import glob
import os

from common import Suite, arguments, read

given = arguments(__doc__, "github.com/pgplex/pgschema")
suite = Suite("pgschema", given.out)
root = f"{given.checkout}/testdata"
for path in sorted(glob.glob(f"{root}/diff/*/*/new.sql")):
    folder = os.path.dirname(path)
    setup = read(f"{folder}/setup.sql") + "\n" if os.path.exists(f"{folder}/setup.sql") else ""
    suite.add(os.path.relpath(folder, f"{root}/diff"), setup + read(f"{folder}/old.sql"), setup + read(path))
suite.add("dump/tenant", "", read(f"{root}/dump/tenant/util.sql") + "\n" + read(f"{root}/dump/tenant/tenant.sql"))
for folder in sorted(glob.glob(f"{root}/dump/*/")):
    if folder.endswith("/tenant/"):
        continue
    for name in ("raw.sql", "pgdump.sql", "pgschema.sql"):
        if os.path.exists(folder + name):
            suite.add(f"dump/{os.path.basename(folder[:-1])}", "", read(folder + name))
            break
suite.add("dump/include", "", read(f"{root}/include/expected_full_schema.sql"))
suite.end()
