-- Migration: The primary key of turns is called id, in small steps
-- Dependencies: 059_remove_participant_concept.sql, 064_create_thinking_tools_schema.sql
-- Rollback: ALTER TABLE conversation.turns RENAME COLUMN id TO turn_id;
--
-- For servers where 065_standardize_turns_pk_to_id.sql could not get its lock: a
-- second column that is filled first and takes over the key at the end. Does nothing
-- where the key is called id.

BEGIN;

DO $$
DECLARE
    referrer RECORD;
BEGIN
    IF NOT EXISTS (
        SELECT 1
        FROM information_schema.columns
        WHERE table_schema = 'conversation'
          AND table_name = 'turns'
          AND column_name = 'turn_id'
    ) THEN
        RAISE NOTICE 'nothing to do: conversation.turns has no turn_id';
        RETURN;
    END IF;

    -- Step 1: a second column with the same values
    ALTER TABLE conversation.turns ADD COLUMN IF NOT EXISTS id UUID;
    UPDATE conversation.turns SET id = turn_id WHERE id IS NULL;
    ALTER TABLE conversation.turns
        ALTER COLUMN id SET NOT NULL,
        ALTER COLUMN id SET DEFAULT gen_random_uuid();

    -- Step 2: it may be referred to
    ALTER TABLE conversation.turns ADD CONSTRAINT turns_id_unique UNIQUE (id);

    -- Step 3: foreign keys move to it, one by one
    FOR referrer IN
        SELECT c.conrelid::regclass AS tab, c.conname, a.attname
        FROM pg_constraint c
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.confrelid = 'conversation.turns'::regclass
          AND c.contype = 'f'
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', referrer.tab, referrer.conname);
        EXECUTE format(
            'ALTER TABLE %s ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES conversation.turns(id) ON DELETE CASCADE',
            referrer.tab, referrer.conname, referrer.attname);
    END LOOP;

    -- Step 4: it becomes the key
    ALTER TABLE conversation.turns DROP COLUMN turn_id;
    ALTER TABLE conversation.turns ADD CONSTRAINT turns_pkey PRIMARY KEY (id);
END;
$$;

-- Step 5: check
DO $$
BEGIN
    IF (SELECT count(*) FROM conversation.turns WHERE id IS NULL) > 0 THEN
        RAISE EXCEPTION 'turns without an id';
    END IF;
END;
$$;

-- Step 6: those who refer to turns, for the record
DO $$
DECLARE
    referrer RECORD;
BEGIN
    FOR referrer IN
        SELECT c.conrelid::regclass AS tab, c.conname
        FROM pg_constraint c
        WHERE c.confrelid = 'conversation.turns'::regclass
          AND c.contype = 'f'
        ORDER BY c.conname
    LOOP
        RAISE NOTICE '% refers to turns by %', referrer.tab, referrer.conname;
    END LOOP;
END;
$$;

COMMENT ON COLUMN conversation.turns.id
    IS 'Called turn_id until 065';

COMMIT;
