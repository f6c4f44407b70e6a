-- Migration: Every turn of a participant gets a user
-- Dependencies: 038_add_user_id_to_turns.sql, 050_consolidate_blocks_and_block_meetings.sql
-- Rollback: UPDATE conversation.turns SET user_id = NULL; the guests that are made
--           here are the users whose e-mail ends in '@guests.invalid'
--
-- Participants that never had an account get one that nobody can sign in with: a turn
-- without an author would be worse.

BEGIN;

-- Step 1: participants with the display name or an alias of a user of the same client
UPDATE conversation.participants p
SET user_id = u.id
FROM meetings.meetings m, client_mgmt.users u
WHERE m.meeting_id = p.meeting_id
  AND u.client_id = m.client_id
  AND p.user_id IS NULL
  AND (
      lower(u.display_name) = lower(p.display_name)
      OR EXISTS (
          SELECT 1
          FROM client_mgmt.user_aliases a
          WHERE a.user_id = u.id
            AND lower(a.alias) = lower(p.display_name)
      )
  );

-- Step 2: a guest account for each of the others
INSERT INTO client_mgmt.users (client_id, email, display_name, auth_method)
SELECT
    m.client_id,
    'participant-' || p.participant_id || '@guests.invalid',
    p.display_name,
    'oauth'
FROM conversation.participants p
JOIN meetings.meetings m ON m.meeting_id = p.meeting_id
WHERE p.user_id IS NULL
ON CONFLICT (email) DO NOTHING;

UPDATE conversation.participants p
SET user_id = u.id
FROM client_mgmt.users u
WHERE p.user_id IS NULL
  AND u.email = 'participant-' || p.participant_id || '@guests.invalid';

-- Step 3: the turns; those that 038 filled stay as they are
-- (an author may have been put right by hand since)
UPDATE conversation.turns t
SET user_id = p.user_id
FROM conversation.participants p
WHERE p.participant_id = t.participant_id
  AND t.user_id IS NULL;

-- Step 4: check
DO $$
DECLARE
    without_user BIGINT;
BEGIN
    SELECT count(*) INTO without_user
    FROM conversation.participants
    WHERE user_id IS NULL;
    IF without_user > 0 THEN
        RAISE EXCEPTION '% participants have no user', without_user;
    END IF;

    SELECT count(*) INTO without_user
    FROM conversation.turns
    WHERE participant_id IS NOT NULL AND user_id IS NULL;
    IF without_user > 0 THEN
        RAISE EXCEPTION '% turns of participants have no user', without_user;
    END IF;
END;
$$;

-- Step 5: from here on a participant is a user
ALTER TABLE conversation.participants
    ALTER COLUMN user_id SET NOT NULL;

COMMENT ON COLUMN conversation.participants.user_id
    IS 'Always there since 058; the participant itself goes with 059';

COMMENT ON COLUMN conversation.turns.user_id
    IS 'Author; NULL only for turns that the system wrote';
COMMENT ON COLUMN client_mgmt.users.email
    IS 'Ends in @guests.invalid for guests of old meetings';
COMMENT ON COLUMN client_mgmt.users.display_name
    IS 'For guests the name they took part under';

COMMIT;
