#!/usr/bin/env python3
"""Adds client_id to the context tables: runs 021 where a column is missing.

Says afterwards how many rows have no client. Needs DATABASE_URL and psql.
"""
import os
import pathlib
import subprocess
import sys

SQL = "add_client_id_to_context_tables.sql"
TABLES = ("files", "chunks")


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


def main():
    if "DATABASE_URL" not in os.environ:
        sys.exit("set DATABASE_URL to the database to migrate")

    there = psql("-c", "SELECT count(*) FROM information_schema.columns "
                       "WHERE table_schema = 'context' AND table_name IN ('files', 'chunks') "
                       "AND column_name = 'client_id'")
    if there == str(len(TABLES)):
        print("the context tables have client_id already, nothing to do")
    else:
        psql("-f", find_sql())
        print("client_id added")

    for table in TABLES:
        missing = psql("-c", f"SELECT count(*) FROM context.{table} WHERE client_id IS NULL")
        print(f"context.{table}: {missing} rows without a client")


if __name__ == "__main__":
    main()
