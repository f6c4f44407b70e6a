#!/bin/sh
# shale: prints sql
# Standardizes the key of meetings: meetings.meetings.meeting_id becomes id. There is
# no SQL file of this number. Foreign keys and views follow the rename; columns called
# meeting_id in other tables keep their name. Without shale: run-066-meetings-to-id.sh | psql "$DATABASE_URL"
set -eu

cat <<'SQL'
BEGIN;

DO $$
DECLARE
    broken TEXT;
BEGIN
    IF to_regclass('meetings.meetings') IS NULL THEN
        RAISE EXCEPTION 'meetings.meetings is missing: run 050 first';
    END IF;

    IF EXISTS (
        SELECT 1
        FROM pg_attribute
        WHERE attrelid = 'meetings.meetings'::regclass
          AND attname = 'meeting_id'
          AND NOT attisdropped
    ) THEN
        ALTER TABLE meetings.meetings RENAME COLUMN meeting_id TO id;
        COMMENT ON COLUMN meetings.meetings.id IS 'Called meeting_id until 066';
        RAISE NOTICE 'meetings.meetings.meeting_id is now id';
    ELSE
        RAISE NOTICE 'meetings.meetings has its id already, nothing to do';
    END IF;

    SELECT string_agg(c.conname, ', ') INTO broken
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = c.confkey[1]
    WHERE c.confrelid = 'meetings.meetings'::regclass
      AND c.contype = 'f'
      AND a.attname <> 'id';
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'foreign keys to another column: %', broken;
    END IF;
END;
$$;

COMMIT;
SQL
