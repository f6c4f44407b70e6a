#!/usr/bin/env python3
"""src/test/resources/…/<case>_{original,new}.sql."""
import glob
import os

from common import Suite, arguments, read

given = arguments(__doc__, "github.com/fordfrog/apgdiff")
suite = Suite("apgdiff", given.out)
for path in sorted(glob.glob(f"{given.checkout}/src/test/resources/cz/startnet/utils/pgdiff/*_new.sql")):
    base = path[:-len("_new.sql")]
    suite.add(os.path.basename(base), read(f"{base}_original.sql"), read(path))
suite.end()
