-- Migration: Multi-client context support
-- Dependencies: 011_create_context_schema.sql
-- Rollback: ALTER TABLE context.files DROP COLUMN client_id;
--           ALTER TABLE context.chunks DROP COLUMN client_id;

BEGIN;

-- Step 1: the column, empty for now
ALTER TABLE context.files ADD COLUMN IF NOT EXISTS client_id BIGINT;
ALTER TABLE context.chunks ADD COLUMN IF NOT EXISTS client_id BIGINT;

-- Step 2: a file belongs to the client of a block that it is linked to
UPDATE context.files f
SET client_id = owner.client_id
FROM (
    SELECT l.file_id, min(b.client_id) AS client_id
    FROM meetings.file_links l
    JOIN conversation.blocks b ON b.block_id = l.block_id
    GROUP BY l.file_id
) owner
WHERE owner.file_id = f.id
  AND f.client_id IS NULL;

UPDATE context.chunks c
SET client_id = f.client_id
FROM context.files f
WHERE f.id = c.file_id
  AND c.client_id IS NULL;

-- Step 3: foreign keys
ALTER TABLE context.files
    ADD CONSTRAINT fk_files_client
    FOREIGN KEY (client_id) REFERENCES client_mgmt.clients(id);

ALTER TABLE context.chunks
    ADD CONSTRAINT fk_chunks_client
    FOREIGN KEY (client_id) REFERENCES client_mgmt.clients(id);

-- Step 4: indexes
CREATE INDEX IF NOT EXISTS idx_files_client
    ON context.files (client_id);
CREATE INDEX IF NOT EXISTS idx_chunks_client
    ON context.chunks (client_id);

COMMIT;
