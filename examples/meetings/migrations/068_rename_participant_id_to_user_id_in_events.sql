-- Migration: events.participant_id holds users, so call it that
-- Dependencies: 059_remove_participant_concept.sql
-- Rollback: ALTER TABLE events.events DROP CONSTRAINT fk_events_user;
--           ALTER TABLE events.events RENAME COLUMN user_id TO participant_id;

BEGIN;

-- Step 1: rename
DO $$
BEGIN
    IF EXISTS (
        SELECT 1
        FROM information_schema.columns
        WHERE table_schema = 'events'
          AND table_name = 'events'
          AND column_name = 'participant_id'
    ) THEN
        ALTER TABLE events.events RENAME COLUMN participant_id TO user_id;
    END IF;
END;
$$;

-- Step 2: users that are gone
UPDATE events.events e
SET user_id = NULL
WHERE NOT EXISTS (SELECT 1 FROM client_mgmt.users u WHERE u.id = e.user_id);

-- Step 3: the foreign key that 059 took away
ALTER TABLE events.events
    ADD CONSTRAINT fk_events_user
    FOREIGN KEY (user_id) REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

CREATE INDEX IF NOT EXISTS idx_events_user
    ON events.events (user_id);

COMMENT ON COLUMN events.events.user_id IS 'Who did it; NULL for the system';

CREATE INDEX IF NOT EXISTS idx_events_type
    ON events.events (event_type);
COMMENT ON COLUMN events.events.event_type
    IS 'Snake case, in the past tense';

COMMIT;
