#!/bin/sh
# Renames the primary key of turns with 065, where it is still turn_id, and checks it.
# Needs DATABASE_URL and psql.
set -eu
: "${DATABASE_URL:?set DATABASE_URL to the database to migrate}"
here=$(cd "$(dirname "$0")" && pwd)

key() {
    psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "
        SELECT a.attname
        FROM pg_constraint c
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.conrelid = to_regclass('conversation.turns') AND c.contype = 'p'"
}

if [ "$(key)" = id ]; then
    echo "the primary key of turns is id already, nothing to do"
    exit 0
fi

sql=$(find "$here" "$here/.." -name '*standardize_turns_pk_to_id.sql' -type f -print | head -n 1)
[ -n "$sql" ] || { echo "standardize_turns_pk_to_id.sql not found" >&2; exit 1; }
psql -X -q -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -f "$sql"

if [ "$(key)" != id ]; then
    echo "the primary key of turns is $(key)" >&2
    exit 1
fi
echo "the primary key of turns is id"
