-- Migration: Clean up after the consolidation
-- Dependencies: 050_consolidate_blocks_and_block_meetings.sql
-- Rollback: none; take a backup first
--
-- Takes away what nothing reads since the application moved to meetings.meetings:
-- file links by block, views over them, the columns that remembered where a row came
-- from, and what is left of early experiments on some servers.

BEGIN;

-- Step 1: only go on when 050 did its work
DO $$
BEGIN
    IF to_regclass('meetings.meetings') IS NULL THEN
        RAISE EXCEPTION 'meetings.meetings is missing: run 050 first';
    END IF;

    IF EXISTS (
        SELECT 1
        FROM conversation.blocks b
        WHERE NOT EXISTS (
            SELECT 1
            FROM meetings.meetings m
            WHERE m.legacy_block_id = b.block_id
        )
    ) THEN
        RAISE EXCEPTION 'there are blocks without a meeting: run 050 again';
    END IF;
END;
$$;

-- Step 2: file links that 040 did not take, because their block was no meeting then
INSERT INTO meetings.block_meetings (block_id, meeting_type, status)
SELECT DISTINCT l.block_id, 'other', 'closed'
FROM meetings.file_links l
ON CONFLICT (block_id) DO NOTHING;

INSERT INTO meetings.block_meeting_files (block_id, file_id, link_role, created_by, created_at)
SELECT
    l.block_id,
    l.file_id,
    min(l.link_role),
    min(l.linked_by),
    min(l.linked_at)
FROM meetings.file_links l
GROUP BY l.block_id, l.file_id
ON CONFLICT (block_id, file_id) DO NOTHING;

-- Step 3: views first, then the tables under them; no CASCADE, so that a view which
-- somebody made by hand stops the migration
DROP VIEW IF EXISTS meetings.block_file_list;
DROP TABLE IF EXISTS meetings.file_links;

-- Step 4: columns that remembered an origin
DROP INDEX IF EXISTS context.idx_files_legacy_file;

ALTER TABLE context.files
    DROP COLUMN IF EXISTS legacy_file_id;

-- nothing may link by block any more; the application writes block_meeting_files
-- until 062 brings meeting_files
DROP FUNCTION IF EXISTS meetings.link_file(BIGINT, BIGINT, TEXT, BIGINT);

-- Step 5: participants belong to a meeting and no longer to a block
DELETE FROM conversation.participants
WHERE meeting_id IS NULL;

ALTER TABLE conversation.participants
    ALTER COLUMN meeting_id SET NOT NULL;

DROP INDEX IF EXISTS conversation.idx_participants_block;

ALTER TABLE conversation.participants
    DROP COLUMN IF EXISTS block_id;

CREATE INDEX IF NOT EXISTS idx_participants_meeting
    ON conversation.participants (meeting_id);

-- Step 6: leftovers of experiments, where there are any; their names were collected
-- from the servers that we know
DO $$
DECLARE
    leftover TEXT;
BEGIN
    FOREACH leftover IN ARRAY ARRAY[
        'conversation.blocks_backup',
        'conversation.turns_backup',
        'conversation.sessions',
        'meetings.meeting_attachments',
        'meetings.block_meetings_backup',
        'context.files_backup'
    ] LOOP
        IF to_regclass(leftover) IS NOT NULL THEN
            RAISE NOTICE 'dropping %', leftover;
            EXECUTE 'DROP TABLE ' || leftover;
        END IF;
    END LOOP;
END;
$$;

-- Step 7: what must be there still
DO $$
DECLARE
    needed TEXT;
BEGIN
    FOREACH needed IN ARRAY ARRAY[
        'meetings.meetings',
        'meetings.block_meeting_files',
        'conversation.turns',
        'conversation.participants',
        'context.files',
        'context.chunks'
    ] LOOP
        IF to_regclass(needed) IS NULL THEN
            RAISE EXCEPTION 'the cleanup took too much: % is gone', needed;
        END IF;
    END LOOP;
END;
$$;

COMMENT ON TABLE conversation.participants
    IS 'Who takes part in a meeting; users take their place step by step';

COMMIT;
