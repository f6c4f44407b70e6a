-- Migration: Types of language models were never used
-- Dependencies: 024_remove_client_id_from_llm_types.sql, 026_clean_llms_table.sql
-- Rollback: CREATE TABLE client_mgmt.llm_types (id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY, name TEXT NOT NULL);
--           ALTER TABLE client_mgmt.llms ADD COLUMN type_id BIGINT REFERENCES client_mgmt.llm_types(id);

BEGIN;

-- Step 1: say what is lost
DO $$
DECLARE
    used BIGINT;
BEGIN
    SELECT count(*) INTO used
    FROM client_mgmt.llms
    WHERE type_id IS NOT NULL;
    IF used > 0 THEN
        RAISE NOTICE '% llms lose their type', used;
    END IF;
END;
$$;

-- Step 2: the column and the table
ALTER TABLE client_mgmt.llms
    DROP COLUMN IF EXISTS type_id;

DROP TABLE IF EXISTS client_mgmt.llm_types;

-- Step 3: nothing refers to it any more
DO $$
BEGIN
    IF EXISTS (
        SELECT 1
        FROM information_schema.columns
        WHERE table_schema = 'client_mgmt'
          AND column_name = 'type_id'
    ) THEN
        RAISE EXCEPTION 'a column type_id is left in client_mgmt';
    END IF;
END;
$$;

COMMENT ON TABLE client_mgmt.llms
    IS 'Language models that the application may use';

COMMIT;
