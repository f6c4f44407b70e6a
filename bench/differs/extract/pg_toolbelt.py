#!/usr/bin/env python3
"""The corpus of pg-delta: corpus/<case>/{a,b}.sql."""
import glob
import os

from common import Suite, arguments, read

given = arguments(__doc__, "github.com/supabase/pg-toolbelt")
suite = Suite("pg-delta", given.out)
for path in sorted(glob.glob(f"{given.checkout}/packages/pg-delta/corpus/*/b.sql")):
    folder = os.path.dirname(path)
    suite.add(os.path.basename(folder), read(f"{folder}/a.sql"), read(path))
suite.end()
