#!/usr/bin/env python3
"""cmd/psqldef/tests_*.yml: current (nothing where it is missing) and desired. Needs python3-yaml."""
import glob
import os

try:
    import yaml
except ImportError:
    raise SystemExit("python3-yaml is needed: these suites are YAML")

from common import Suite, arguments, read

given = arguments(__doc__, "github.com/sqldef/sqldef")
suite = Suite("sqldef", given.out)
for path in sorted(glob.glob(f"{given.checkout}/cmd/psqldef/tests*.yml")):
    group = os.path.basename(path)[len("tests"):-len(".yml")].strip("_") or "tests"
    for case, test in yaml.safe_load(read(path)).items():
        suite.add(f"{group}/{case}", test.get("current") or "", test.get("desired") or "")
suite.end()
