-- Migration: Turns know their place in the block
-- Dependencies: 010_create_meetings_schema.sql (conversation.turns)
-- Rollback: ALTER TABLE conversation.turns DROP COLUMN block_index;

BEGIN;

ALTER TABLE conversation.turns
    ADD COLUMN IF NOT EXISTS block_index INTEGER;

-- number what is there by time
UPDATE conversation.turns t
SET block_index = n.position
FROM (
    SELECT
        turn_id,
        row_number() OVER (
            PARTITION BY block_id
            ORDER BY created_at, turn_id
        ) AS position
    FROM conversation.turns
) n
WHERE n.turn_id = t.turn_id
  AND t.block_index IS NULL;

CREATE INDEX IF NOT EXISTS idx_turns_block_index
    ON conversation.turns (block_id, block_index);

COMMENT ON COLUMN conversation.turns.block_index
    IS 'Starts at 1 in every block';

COMMENT ON INDEX conversation.idx_turns_block_index
    IS 'The transcript is read in this order';

COMMIT;
