-- Migration: Remove conversation.blocks
-- Dependencies: 060_remove_analysis_tables.sql, 061_remove_block_meeting_tables.sql
-- Rollback: none; meetings.meetings has had everything
--           since 050

BEGIN;

-- no CASCADE: a foreign key that we forgot shall stop us
DO $$
DECLARE
    referrer TEXT;
BEGIN
    SELECT string_agg(conrelid::regclass::text, ', ') INTO referrer
    FROM pg_constraint
    WHERE contype = 'f'
      AND confrelid = to_regclass('conversation.blocks');
    IF referrer IS NOT NULL THEN
        RAISE EXCEPTION 'conversation.blocks is still used by %', referrer;
    END IF;
END;
$$;

DROP TABLE IF EXISTS conversation.blocks;

ALTER TABLE meetings.meetings
    DROP COLUMN IF EXISTS legacy_block_id;

COMMENT ON SCHEMA conversation
    IS 'What was said in meetings, turn by turn';

COMMENT ON TABLE conversation.turns
    IS 'One utterance of a user in a meeting';

COMMIT;
