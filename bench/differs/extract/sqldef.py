#!/usr/bin/env python3
"""cmd/psqldef/tests_*.yml: current (nothing where it is missing) and desired. Needs python3-yaml."""
import glob
import os
import re

try:
    import yaml
except ImportError:
    raise SystemExit("python3-yaml is needed: these suites are YAML")

from common import Suite, arguments, read


def with_schemas(sql):
    """The schemas that a text uses and doesn't make: the tests' own setup makes them."""
    used = re.findall(r"\b(?:TABLE|TYPE|VIEW|DOMAIN|EXISTS|INDEX \w+ ON) (foo|test|myschema|s|schema1|schema2)\.\w",
                      sql, re.I)
    lacking = [name for name in dict.fromkeys(used)
               if not re.search(rf"CREATE SCHEMA (IF NOT EXISTS )?{name}\b", sql, re.I)]
    return "".join(f"CREATE SCHEMA {name};\n" for name in lacking) + sql


given = arguments(__doc__, "github.com/sqldef/sqldef")
suite = Suite("sqldef", given.out)
for path in sorted(glob.glob(f"{given.checkout}/cmd/psqldef/tests*.yml")):
    group = os.path.basename(path)[len("tests"):-len(".yml")].strip("_") or "tests"
    for case, test in yaml.safe_load(read(path)).items():
        sides = [test.get("current") or "", test.get("desired") or ""]
        suite.add(f"{group}/{case}", *map(with_schemas, sides))
suite.end()
