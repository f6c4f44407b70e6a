#!/bin/sh
# The slow way of 065: gives up when the lock is not free within 5 seconds, and tries
# three times. Does nothing where the key is id. Needs DATABASE_URL and psql.
set -eu
: "${DATABASE_URL:?set DATABASE_URL to the database to migrate}"
here=$(cd "$(dirname "$0")" && pwd)

old=$(psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "
    SELECT count(*)
    FROM information_schema.columns
    WHERE table_schema = 'conversation'
      AND table_name = 'turns'
      AND column_name = 'turn_id'")

if [ "$old" -eq 0 ]; then
    echo "turns have no turn_id, nothing to do"
    exit 0
fi

sql=$(find "$here" "$here/.." -name '*standardize_turns_pk_to_id_stepwise.sql' -type f -print | head -n 1)
[ -n "$sql" ] || { echo "standardize_turns_pk_to_id_stepwise.sql not found" >&2; exit 1; }

for try in 1 2 3; do
    if psql -X -q -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "SET lock_timeout = '5s'" -f "$sql"; then
        echo "the primary key of turns is id"
        exit 0
    fi
    echo "try $try failed" >&2
    sleep 2
done
exit 1
