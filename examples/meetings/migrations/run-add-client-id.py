#!/usr/bin/env python3
"""Makes client_id required in files and chunks: runs the migration without a number.

Does nothing where both columns are NOT NULL. Needs DATABASE_URL and psql.
"""
import os
import pathlib
import subprocess
import sys

SQL = "add_client_id_to_files_and_chunks.sql"


def psql(*arguments):
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
               "-d", os.environ["DATABASE_URL"], *arguments]
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return done.stdout.strip()


def find_sql():
    here = pathlib.Path(__file__).resolve().parent
    for folder in (here, here.parent):
        for path in sorted(folder.rglob("*" + SQL)):
            return str(path)
    sys.exit(SQL + " not found")


def required_columns():
    return psql("-c", "SELECT count(*) FROM information_schema.columns "
                      "WHERE table_schema = 'context' AND table_name IN ('files', 'chunks') "
                      "AND column_name = 'client_id' AND is_nullable = 'NO'")


def main():
    if "DATABASE_URL" not in os.environ:
        sys.exit("set DATABASE_URL to the database to migrate")
    if required_columns() == "2":
        print("client_id is required already, nothing to do")
        return

    psql("-f", find_sql())
    if required_columns() != "2":
        sys.exit("client_id is still not required")
    print("client_id is required in files and chunks")


if __name__ == "__main__":
    main()
