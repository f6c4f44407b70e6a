#!/usr/bin/env python3
"""tests/FIXTURES/<case>/{a,b}.sql; where there are additions.sql, also from b with them to b alone."""
import glob
import os

from common import Suite, arguments, read

given = arguments(__doc__, "github.com/djrobstep/migra")
suite = Suite("migra", given.out)
for path in sorted(glob.glob(f"{given.checkout}/tests/FIXTURES/*/b.sql")):
    folder = os.path.dirname(path)
    case = os.path.basename(folder)
    suite.add(case, read(f"{folder}/a.sql"), read(path))
    additions = read(f"{folder}/additions.sql").strip()
    if additions:
        suite.add(f"{case}_additions", read(path) + "\n" + additions, read(path))
suite.end()
