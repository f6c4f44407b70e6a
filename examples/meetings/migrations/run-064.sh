#!/bin/sh
# Adds the invitation fields to users with 064, where they are missing.
# Needs DATABASE_URL and psql.
set -eu
: "${DATABASE_URL:?set DATABASE_URL to the database to migrate}"
here=$(cd "$(dirname "$0")" && pwd)

fields=$(psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "
    SELECT count(*)
    FROM information_schema.columns
    WHERE table_schema = 'client_mgmt'
      AND table_name = 'users'
      AND column_name IN ('invitation_token', 'invited_by', 'invited_at', 'accepted_at')")

if [ "$fields" -eq 4 ]; then
    echo "users have their invitation fields already, nothing to do"
    exit 0
fi

sql=$(find "$here" "$here/.." -name '*add_invitation_fields_to_users.sql' -type f -print | head -n 1)
[ -n "$sql" ] || { echo "add_invitation_fields_to_users.sql not found" >&2; exit 1; }
psql -X -q -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -f "$sql"
echo "invitation fields added"
