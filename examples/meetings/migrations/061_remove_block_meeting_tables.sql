-- Migration: Remove block_meetings and block_meeting_files
-- Dependencies: 050_consolidate_blocks_and_block_meetings.sql, 051_cleanup_old_tables.sql
-- Rollback: none; the links wait in meetings.meeting_files_carryover for 062

BEGIN;

-- Step 1: put the links aside, by meeting
CREATE TABLE IF NOT EXISTS meetings.meeting_files_carryover AS
SELECT
    m.meeting_id,
    f.file_id,
    f.link_role,
    f.created_by,
    f.created_at
FROM meetings.block_meeting_files f
JOIN meetings.meetings m ON m.legacy_block_id = f.block_id;

-- Step 2: all of them
DO $$
DECLARE
    before BIGINT;
    after BIGINT;
BEGIN
    SELECT count(*) INTO before
    FROM meetings.block_meeting_files;
    SELECT count(*) INTO after FROM meetings.meeting_files_carryover;
    IF before <> after THEN
        RAISE EXCEPTION '% links, but % put aside', before, after;
    END IF;
END;
$$;

-- Step 3: the tables, children first
DROP TABLE IF EXISTS meetings.block_meeting_files;
DROP TABLE IF EXISTS meetings.block_meetings;

COMMENT ON TABLE meetings.meeting_files_carryover
    IS 'For 062 alone, which drops it';

COMMENT ON COLUMN meetings.meeting_files_carryover.file_id
    IS 'A row of context.files';
COMMENT ON COLUMN meetings.meeting_files_carryover.created_by
    IS 'A row of client_mgmt.users, or NULL';

COMMIT;
