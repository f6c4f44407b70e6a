#!/bin/sh
# Orchestrates the context schema: runs 011 where context.files is missing, then
# says what the schema holds. Needs DATABASE_URL and psql.
set -eu
: "${DATABASE_URL:?set DATABASE_URL to the database to migrate}"
here=$(cd "$(dirname "$0")" && pwd)

query() {
    psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "$1"
}

find_sql() {
    find "$here" "$here/.." -name "*$1" -type f -print 2>/dev/null | head -n 1
}

if [ "$(query "SELECT to_regnamespace('meetings') IS NULL")" = t ]; then
    echo "run run-meetings-schema-migration.sh first" >&2
    exit 1
fi

if [ "$(query "SELECT to_regclass('context.files') IS NOT NULL")" = t ]; then
    echo "context.files is there already, nothing to do"
else
    sql=$(find_sql create_context_schema.sql)
    [ -n "$sql" ] || { echo "create_context_schema.sql not found" >&2; exit 1; }
    echo "running ${sql##*/}"
    psql -X -q -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -f "$sql"
fi

echo "files:  $(query "SELECT count(*) FROM context.files")"
echo "chunks: $(query "SELECT count(*) FROM context.chunks")"
