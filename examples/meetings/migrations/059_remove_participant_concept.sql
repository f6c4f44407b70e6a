-- Migration: Users instead of participants
-- Dependencies: 058_populate_turns_user_id_from_participants.sql
-- Rollback: none; participants can't be told from users afterwards
--           (the guests among them can, by their e-mail address)

BEGIN;

-- Step 1: refuse where 058 did not run
DO $$
BEGIN
    IF EXISTS (
        SELECT 1
        FROM conversation.turns
        WHERE participant_id IS NOT NULL
          AND user_id IS NULL
    ) THEN
        RAISE EXCEPTION 'turns without a user: run 058 first';
    END IF;
END;
$$;

-- Step 2: who takes part in a meeting
CREATE TABLE IF NOT EXISTS meetings.meeting_users (
    meeting_id BIGINT NOT NULL REFERENCES meetings.meetings(meeting_id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES client_mgmt.users(id) ON DELETE CASCADE,
    joined_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (meeting_id, user_id)
);

INSERT INTO meetings.meeting_users (meeting_id, user_id)
SELECT DISTINCT meeting_id, user_id
FROM conversation.participants
ON CONFLICT (meeting_id, user_id) DO NOTHING;

-- Step 3: events keep their column until 068, but it holds the user from now on
ALTER TABLE events.events
    DROP CONSTRAINT IF EXISTS events_participant_id_fkey;

UPDATE events.events e
SET participant_id = p.user_id
FROM conversation.participants p
WHERE p.participant_id = e.participant_id;

-- Step 4: turns
DROP TRIGGER IF EXISTS trg_turns_fill_user ON conversation.turns;
DROP FUNCTION IF EXISTS conversation.fill_turn_user();

ALTER TABLE conversation.turns
    DROP COLUMN IF EXISTS participant_id;

-- Step 5: the table
DROP TABLE IF EXISTS conversation.participants;

CREATE INDEX IF NOT EXISTS idx_meeting_users_user
    ON meetings.meeting_users (user_id);

COMMENT ON TABLE meetings.meeting_users
    IS 'Users that take part in a meeting';
COMMENT ON COLUMN events.events.participant_id
    IS 'A user since 059, whatever the name says';

COMMENT ON COLUMN meetings.meeting_users.joined_at
    IS 'For old meetings the time of the migration';
COMMENT ON INDEX meetings.idx_meeting_users_user
    IS 'The meetings of a user';

COMMIT;
