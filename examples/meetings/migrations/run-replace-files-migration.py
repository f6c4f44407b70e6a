#!/usr/bin/env python3
"""Replaces meetings.files by the context system: runs 012 where the old table is left.

Counts before and after, and says so. Needs DATABASE_URL and psql.
"""
import os
import pathlib
import subprocess
import sys

SQL = "replace_files_with_context.sql"


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
    if psql("-c", "SELECT to_regclass('context.files') IS NULL") == "t":
        sys.exit("context.files is missing: run 011 first")
    if psql("-c", "SELECT to_regclass('meetings.files') IS NULL") == "t":
        print("meetings.files is replaced already, nothing to do")
        return

    old = psql("-c", "SELECT count(*) FROM meetings.files")
    psql("-f", find_sql())
    new = psql("-c", "SELECT count(*) FROM context.files WHERE source_type = 'legacy'")
    print(f"{old} files before, {new} in the context schema")


if __name__ == "__main__":
    main()
