-- Migration: Turns know their user, beside the participant
-- Dependencies: 037_add_block_index_to_turns.sql
-- Rollback: ALTER TABLE conversation.turns DROP COLUMN user_id;
--
-- Participants belong to one block, users to all of them. The application starts
-- to write user_id now and goes on reading participant_id until 058 has filled the
-- old rows.

BEGIN;

-- Step 1: the column
ALTER TABLE conversation.turns
    ADD COLUMN IF NOT EXISTS user_id BIGINT;

-- Step 2: foreign key; a turn outlives the account of its author
ALTER TABLE conversation.turns
    DROP CONSTRAINT IF EXISTS fk_turns_user;

ALTER TABLE conversation.turns
    ADD CONSTRAINT fk_turns_user
    FOREIGN KEY (user_id)
    REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

-- Step 3: index
CREATE INDEX IF NOT EXISTS idx_turns_user
    ON conversation.turns (user_id, created_at DESC)
    WHERE user_id IS NOT NULL;

-- Step 4: new turns of a known participant get its user
CREATE OR REPLACE FUNCTION conversation.fill_turn_user()
RETURNS TRIGGER AS $$
BEGIN
    IF NEW.user_id IS NULL AND NEW.participant_id IS NOT NULL THEN
        SELECT p.user_id INTO NEW.user_id
        FROM conversation.participants p
        WHERE p.participant_id = NEW.participant_id;
    END IF;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

DROP TRIGGER IF EXISTS trg_turns_fill_user ON conversation.turns;
CREATE TRIGGER trg_turns_fill_user
    BEFORE INSERT ON conversation.turns
    FOR EACH ROW
    EXECUTE FUNCTION conversation.fill_turn_user();

COMMENT ON COLUMN conversation.turns.user_id
    IS 'Author; NULL for guests and deleted accounts';

COMMENT ON FUNCTION conversation.fill_turn_user()
    IS 'Goes when participants go';
COMMENT ON INDEX conversation.idx_turns_user
    IS 'For the page "what I said"';

COMMIT;
