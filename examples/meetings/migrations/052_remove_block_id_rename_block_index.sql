-- Migration: Turns forget their block
-- Dependencies: 050_consolidate_blocks_and_block_meetings.sql
-- Rollback: ALTER TABLE conversation.turns RENAME COLUMN turn_index TO block_index;
--           ALTER TABLE conversation.turns ADD COLUMN block_id BIGINT;
--           UPDATE conversation.turns SET block_id = meeting_id;

BEGIN;

-- Step 1: every turn must have a meeting by now
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM conversation.turns WHERE meeting_id IS NULL) THEN
        RAISE EXCEPTION 'turns without a meeting: run 050 first';
    END IF;
END;
$$;

-- Step 2: indexes that start with the block
DROP INDEX IF EXISTS conversation.idx_turns_block;
DROP INDEX IF EXISTS conversation.idx_turns_block_index;

-- Step 3: the column itself
ALTER TABLE conversation.turns
    DROP COLUMN IF EXISTS block_id;

-- Step 4: the index counts in the meeting now
ALTER TABLE conversation.turns
    RENAME COLUMN block_index TO turn_index;

-- Step 5: number the turns that were written without; old releases of the importer
-- did so. They come after those that have a number, by time. ctid serves as the key:
-- its name is about to change.
UPDATE conversation.turns t
SET turn_index = n.last_index + n.position
FROM (
    SELECT x.ctid, row_number() OVER (PARTITION BY x.meeting_id ORDER BY x.created_at) AS position,
           (SELECT COALESCE(max(y.turn_index), 0) FROM conversation.turns y
            WHERE y.meeting_id = x.meeting_id) AS last_index
    FROM conversation.turns x
    WHERE x.turn_index IS NULL
) n
WHERE n.ctid = t.ctid;

COMMENT ON COLUMN conversation.turns.turn_index
    IS 'Starts at 1 in every meeting';

COMMIT;
