#!/usr/bin/env python3
# shale: prints sql
"""Fills size and hash of files whose content came into context.chunks without them.

Looks for such files, and prints a statement for each: so no more than one file is held
in memory, and all are done or none. Files without chunks are left alone. Needs DATABASE_URL
and psql. Without shale: migrate-file-contents.py | psql -1 "$DATABASE_URL"
"""
import os
import subprocess
import sys


def psql(sql):
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", os.environ["DATABASE_URL"]]
    done = subprocess.run(command, input=sql, text=True, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return done.stdout.splitlines()


def pending():
    return [int(line) for line in psql("""
        SELECT f.id
        FROM context.files f
        WHERE (f.content_hash IS NULL OR f.size_bytes IS NULL)
          AND EXISTS (SELECT 1 FROM context.chunks c WHERE c.file_id = f.id)
        ORDER BY f.id;""")]


def migrate(file_id):
    print(f"""
UPDATE context.files f
SET size_bytes = octet_length(whole.content),
    content_hash = encode(sha256(convert_to(whole.content, 'UTF8')), 'hex')
FROM (SELECT string_agg(content, '' ORDER BY chunk_index) AS content
      FROM context.chunks WHERE file_id = {file_id}) whole
WHERE f.id = {file_id};""")


def main():
    if "DATABASE_URL" not in os.environ:
        sys.exit("set DATABASE_URL to the database to migrate")
    if psql("SELECT to_regclass('context.chunks') IS NULL;") == ["t"]:
        sys.exit("context.chunks is missing: run 011 first")

    files = pending()
    for file_id in files:
        migrate(file_id)
    print("nothing to do" if not files else f"{len(files)} files", file=sys.stderr)


if __name__ == "__main__":
    main()
