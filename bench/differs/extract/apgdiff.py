#!/usr/bin/env python3
"""src/test/resources/…/<case>_{original,new}.sql."""
import glob
import os
import re

from common import Suite, arguments, read


def today(sql):
    """Without what an old dump makes and a new database has; with the server that the foreign tables lie on."""
    sql = re.sub(r"^CREATE (PROCEDURAL LANGUAGE|EXTENSION|SCHEMA) (plpgsql|public);\n", "", sql, flags=re.M)
    if "SERVER ats" in sql and "CREATE SERVER" not in sql:
        sql = "CREATE FOREIGN DATA WRAPPER ats;\nCREATE SERVER ats FOREIGN DATA WRAPPER ats;\n" + sql
    return sql


given = arguments(__doc__, "github.com/fordfrog/apgdiff")
suite = Suite("apgdiff", given.out)
for path in sorted(glob.glob(f"{given.checkout}/src/test/resources/cz/startnet/utils/pgdiff/*_new.sql")):
    base = path[:-len("_new.sql")]
    suite.add(os.path.basename(base), today(read(f"{base}_original.sql")), today(read(path)))
suite.end()
