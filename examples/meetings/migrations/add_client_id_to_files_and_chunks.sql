-- Migration: Multi-client file management
-- Dependencies: 021_add_client_id_to_context_tables.sql
-- Rollback: ALTER TABLE context.files ALTER COLUMN client_id DROP NOT NULL;
--           ALTER TABLE context.chunks ALTER COLUMN client_id DROP NOT NULL;
--           DROP TRIGGER trg_chunks_client ON context.chunks;
--           DROP FUNCTION context.fill_chunk_client();

BEGIN;

-- Step 1: the columns, where 021 did not make them
ALTER TABLE context.files
    ADD COLUMN IF NOT EXISTS client_id BIGINT;

ALTER TABLE context.chunks
    ADD COLUMN IF NOT EXISTS client_id BIGINT;

-- Step 2: files of a meeting belong to the client of its users
UPDATE context.files f
SET client_id = owner.client_id
FROM (
    SELECT l.file_id, min(u.client_id) AS client_id
    FROM meetings.meeting_files l
    JOIN meetings.meeting_users x ON x.meeting_id = l.meeting_id
    JOIN client_mgmt.users u ON u.id = x.user_id
    GROUP BY l.file_id
) owner
WHERE owner.file_id = f.id
  AND f.client_id IS NULL;

-- Step 3: all others to the first client
UPDATE context.files
SET client_id = (SELECT min(id) FROM client_mgmt.clients)
WHERE client_id IS NULL;

UPDATE context.chunks c
SET client_id = f.client_id
FROM context.files f
WHERE f.id = c.file_id
  AND c.client_id IS DISTINCT FROM f.client_id;

-- Step 4: from now on it is required
ALTER TABLE context.files
    ALTER COLUMN client_id SET NOT NULL;

ALTER TABLE context.chunks
    ALTER COLUMN client_id SET NOT NULL;

-- Step 5: a chunk takes the client of its file
CREATE OR REPLACE FUNCTION context.fill_chunk_client()
RETURNS TRIGGER AS $$
BEGIN
    SELECT f.client_id INTO NEW.client_id
    FROM context.files f
    WHERE f.id = NEW.file_id;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

DROP TRIGGER IF EXISTS trg_chunks_client ON context.chunks;
CREATE TRIGGER trg_chunks_client
    BEFORE INSERT OR UPDATE OF file_id ON context.chunks
    FOR EACH ROW EXECUTE FUNCTION context.fill_chunk_client();

-- Step 6: lists are always of one client
DROP INDEX IF EXISTS context.idx_files_client;

CREATE INDEX IF NOT EXISTS idx_files_client_created
    ON context.files (client_id, created_at DESC);

COMMENT ON COLUMN context.files.client_id
    IS 'The client that may see the file';
COMMENT ON COLUMN context.chunks.client_id
    IS 'Copied from the file by a trigger';

-- Step 7: check
DO $$
BEGIN
    IF EXISTS (
        SELECT 1
        FROM context.chunks c
        JOIN context.files f ON f.id = c.file_id
        WHERE c.client_id <> f.client_id
    ) THEN
        RAISE EXCEPTION 'chunks of another client than their file';
    END IF;
END;
$$;

COMMIT;
