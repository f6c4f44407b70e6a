#!/bin/sh
# Updates the check of context.files.source_type with 022, where it does not know
# transcripts yet. Needs DATABASE_URL and psql.
set -eu
: "${DATABASE_URL:?set DATABASE_URL to the database to migrate}"
here=$(cd "$(dirname "$0")" && pwd)

known=$(psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "
    SELECT count(*)
    FROM pg_constraint
    WHERE conrelid = to_regclass('context.files')
      AND conname = 'files_source_type_check'
      AND pg_get_constraintdef(oid) LIKE '%transcript%'")

if [ "$known" -gt 0 ]; then
    echo "the check knows all sources already, nothing to do"
    exit 0
fi

sql=$(find "$here" "$here/.." -name '*update_files_source_type_constraint.sql' -type f -print | head -n 1)
[ -n "$sql" ] || { echo "update_files_source_type_constraint.sql not found" >&2; exit 1; }
psql -X -q -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -f "$sql"
echo "source types updated"
