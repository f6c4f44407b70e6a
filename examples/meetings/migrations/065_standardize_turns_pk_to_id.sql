-- Migration: The primary key of turns is called id, as everywhere
-- Dependencies: 059_remove_participant_concept.sql, 064_create_thinking_tools_schema.sql
-- Rollback: ALTER TABLE conversation.turns RENAME COLUMN id TO turn_id;
--
-- The quick way: a rename. Foreign keys and views follow by themselves. It takes an
-- exclusive lock, for a moment; where that is too long, see
-- 065_standardize_turns_pk_to_id_stepwise.sql. Only one of the two has work to do.

BEGIN;

-- Step 1: rename the column
DO $$
BEGIN
    IF EXISTS (
        SELECT 1
        FROM information_schema.columns
        WHERE table_schema = 'conversation'
          AND table_name = 'turns'
          AND column_name = 'turn_id'
    ) AND NOT EXISTS (
        SELECT 1
        FROM information_schema.columns
        WHERE table_schema = 'conversation'
          AND table_name = 'turns'
          AND column_name = 'id'
    ) THEN
        ALTER TABLE conversation.turns RENAME COLUMN turn_id TO id;
        RAISE NOTICE 'conversation.turns.turn_id is now id';
    ELSE
        RAISE NOTICE 'conversation.turns has its id already';
    END IF;
END;
$$;

-- Step 2: the default stays with the column, but make sure of it: an early release
-- of the server set it in the application, and some databases were
-- created by that release
ALTER TABLE conversation.turns
    ALTER COLUMN id SET DEFAULT gen_random_uuid();

-- Step 3: check that the key is where it should be
DO $$
DECLARE
    key_column TEXT;
BEGIN
    SELECT a.attname INTO key_column
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.conrelid = 'conversation.turns'::regclass
      AND c.contype = 'p';
    IF key_column IS DISTINCT FROM 'id' THEN
        RAISE EXCEPTION 'the primary key of conversation.turns is %', key_column;
    END IF;
END;
$$;

-- Step 4: and that those who refer to it still do
DO $$
DECLARE
    broken TEXT;
BEGIN
    SELECT string_agg(c.conname, ', ') INTO broken
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = c.confkey[1]
    WHERE c.confrelid = 'conversation.turns'::regclass
      AND c.contype = 'f'
      AND a.attname <> 'id';
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'foreign keys to another column: %', broken;
    END IF;
END;
$$;

COMMENT ON COLUMN conversation.turns.id
    IS 'Called turn_id until 065';

-- Step 5: no fragment lost its turn
DO $$
DECLARE
    orphans BIGINT;
BEGIN
    IF to_regclass('thinking_tools.fragments') IS NULL THEN
        RETURN;
    END IF;
    SELECT count(*) INTO orphans
    FROM thinking_tools.fragments f
    WHERE NOT EXISTS (
        SELECT 1
        FROM conversation.turns t
        WHERE t.id = f.turn_id
    );
    IF orphans > 0 THEN
        RAISE EXCEPTION '% fragments without a turn', orphans;
    END IF;
END;
$$;

COMMIT;
