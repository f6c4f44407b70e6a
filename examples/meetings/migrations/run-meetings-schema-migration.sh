#!/bin/sh
# Coordinates the meetings schema: runs 010 where there is no meetings schema yet.
# Needs DATABASE_URL and psql.
set -eu
: "${DATABASE_URL:?set DATABASE_URL to the database to migrate}"
here=$(cd "$(dirname "$0")" && pwd)

query() {
    psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "$1"
}

# the file lies beside this one, or in another folder once they are sorted
find_sql() {
    find "$here" "$here/.." -name "*$1" -type f -print 2>/dev/null | head -n 1
}

if [ "$(query "SELECT to_regnamespace('meetings') IS NOT NULL")" = t ]; then
    echo "schema meetings is there already, nothing to do"
else
    sql=$(find_sql create_meetings_schema.sql)
    [ -n "$sql" ] || { echo "create_meetings_schema.sql not found" >&2; exit 1; }
    echo "running ${sql##*/}"
    psql -X -q -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -f "$sql"
fi

for schema in client_mgmt meetings conversation events; do
    if [ "$(query "SELECT to_regnamespace('$schema') IS NOT NULL")" != t ]; then
        echo "schema $schema is missing" >&2
        exit 1
    fi
    tables=$(query "SELECT count(*) FROM pg_class WHERE relnamespace = '$schema'::regnamespace AND relkind = 'r'")
    echo "$schema: $tables tables"
done
