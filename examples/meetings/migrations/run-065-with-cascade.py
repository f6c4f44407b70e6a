#!/usr/bin/env python3
"""The third way of 065: drops the foreign keys to turns, renames the key, makes them again.

For servers where a rename alone was refused. All in one transaction; the foreign keys
are read from the catalog and come back as they were. Needs DATABASE_URL and psql.
"""
import os
import subprocess
import sys

PENDING = """
SELECT count(*)
FROM pg_attribute
WHERE attrelid = to_regclass('conversation.turns') AND attname = 'turn_id' AND NOT attisdropped;
"""

MIGRATION = """
DO $$
DECLARE
    keys TEXT[];
    statement TEXT;
BEGIN
    SELECT array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                            replace(pg_get_constraintdef(oid), 'turns(turn_id)', 'turns(id)')))
    INTO keys
    FROM pg_constraint
    WHERE confrelid = 'conversation.turns'::regclass AND contype = 'f';

    FOR statement IN
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname)
        FROM pg_constraint
        WHERE confrelid = 'conversation.turns'::regclass AND contype = 'f'
    LOOP
        EXECUTE statement;
    END LOOP;

    ALTER TABLE conversation.turns RENAME COLUMN turn_id TO id;

    FOREACH statement IN ARRAY COALESCE(keys, '{}') LOOP
        EXECUTE statement;
    END LOOP;
END;
$$;
"""


def psql(sql):
    command = ["psql", "-X", "-q", "-A", "-t", "-1", "-v", "ON_ERROR_STOP=1",
               "-d", os.environ["DATABASE_URL"]]
    done = subprocess.run(command, input=sql, text=True, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return done.stdout.strip()


def main():
    if "DATABASE_URL" not in os.environ:
        sys.exit("set DATABASE_URL to the database to migrate")
    if psql(PENDING) == "0":
        print("turns have no turn_id, nothing to do")
        return
    psql(MIGRATION)
    print("the primary key of turns is id")


if __name__ == "__main__":
    main()
