-- Migration: Replace meetings.files with the context system
-- Dependencies: 010_create_meetings_schema.sql, 011_create_context_schema.sql
-- Rollback: restore meetings.files from a backup; the chunks hold the whole content,
--           so it can also be put together again:
--           SELECT f.file_name, string_agg(c.content, '' ORDER BY c.chunk_index)
--           FROM context.files f JOIN context.chunks c ON c.file_id = f.id
--           WHERE f.source_type = 'legacy' GROUP BY f.id;
--
-- Until now a file was one row with its whole text. Models need pieces, and the
-- same document was stored once for each meeting it was used in. After this
-- migration there is one row in context.files for each old row, its text lies in
-- context.chunks, and the links of blocks point to the new rows.

BEGIN;

-- Step 1: remember which old row a new one came from
ALTER TABLE context.files
    ADD COLUMN IF NOT EXISTS legacy_file_id BIGINT;

CREATE UNIQUE INDEX IF NOT EXISTS idx_files_legacy_file
    ON context.files (legacy_file_id)
    WHERE legacy_file_id IS NOT NULL;

COMMENT ON COLUMN context.files.legacy_file_id
    IS 'id of the row in meetings.files; goes with the next cleanup';

-- Step 2: one new row for each old one
INSERT INTO context.files (file_name, source_type, mime_type, size_bytes, content_hash, created_at, legacy_file_id)
SELECT
    f.file_name,
    'legacy',
    CASE
        WHEN f.file_name ILIKE '%.md' THEN 'text/markdown'
        WHEN f.file_name ILIKE '%.html' THEN 'text/html'
        WHEN f.file_name ILIKE '%.csv' THEN 'text/csv'
        ELSE 'text/plain'
    END,
    octet_length(COALESCE(f.content, '')),
    encode(sha256(convert_to(COALESCE(f.content, ''), 'UTF8')), 'hex'),
    f.uploaded_at,
    f.id
FROM meetings.files f
WHERE NOT EXISTS (
    SELECT 1 FROM context.files c WHERE c.legacy_file_id = f.id
);

-- Step 3: cut the text in chunks of 2000 characters
INSERT INTO context.chunks (file_id, chunk_index, content, token_count)
SELECT
    c.id,
    piece.i,
    substr(f.content, piece.i * 2000 + 1, 2000),
    ceil(length(substr(f.content, piece.i * 2000 + 1, 2000)) / 4.0)::integer
FROM meetings.files f
JOIN context.files c ON c.legacy_file_id = f.id
CROSS JOIN LATERAL generate_series(0, (length(f.content) - 1) / 2000) AS piece(i)
WHERE f.content IS NOT NULL
  AND f.content <> ''
ON CONFLICT ON CONSTRAINT chunks_file_index_key DO NOTHING;

-- Step 4: nothing may be lost
DO $$
DECLARE
    old_files BIGINT;
    new_files BIGINT;
    damaged BIGINT;
BEGIN
    SELECT count(*) INTO old_files FROM meetings.files;
    SELECT count(*) INTO new_files FROM context.files WHERE legacy_file_id IS NOT NULL;
    IF old_files <> new_files THEN
        RAISE EXCEPTION 'meetings.files has % rows, context.files took over %', old_files, new_files;
    END IF;

    SELECT count(*) INTO damaged
    FROM meetings.files f
    JOIN context.files c ON c.legacy_file_id = f.id
    LEFT JOIN LATERAL (
        SELECT string_agg(content, '' ORDER BY chunk_index) AS content
        FROM context.chunks
        WHERE file_id = c.id
    ) pieces ON true
    WHERE COALESCE(f.content, '') <> COALESCE(pieces.content, '');
    IF damaged > 0 THEN
        RAISE EXCEPTION 'the chunks of % files do not make up their content', damaged;
    END IF;

    RAISE NOTICE '% files moved to the context schema', new_files;
END;
$$;

-- Step 5: links of blocks point to the new rows
ALTER TABLE meetings.block_files
    DROP CONSTRAINT IF EXISTS block_files_file_fk;

-- by a detour over negative ids: old and new ids overlap
UPDATE meetings.block_files b
SET file_id = -c.id
FROM context.files c
WHERE c.legacy_file_id = b.file_id;

UPDATE meetings.block_files
SET file_id = -file_id
WHERE file_id < 0;

ALTER TABLE meetings.block_files
    ADD CONSTRAINT block_files_file_fk
    FOREIGN KEY (file_id)
    REFERENCES context.files(id) ON DELETE CASCADE;

CREATE INDEX IF NOT EXISTS idx_block_files_file
    ON meetings.block_files (file_id);

-- Step 6: the old table goes
DROP TABLE IF EXISTS meetings.files;

-- Step 7: what the file list of the application reads
CREATE OR REPLACE VIEW context.file_overview AS
SELECT
    f.id,
    f.file_name,
    f.source_type,
    f.size_bytes,
    count(c.id) AS chunk_count,
    COALESCE(sum(c.token_count), 0) AS token_count,
    f.created_at
FROM context.files f
LEFT JOIN context.chunks c ON c.file_id = f.id
GROUP BY f.id;

COMMENT ON VIEW context.file_overview
    IS 'Files with the number of their chunks and tokens';

-- Step 8: the whole text again, for downloads
CREATE OR REPLACE FUNCTION context.file_content(p_file_id BIGINT)
RETURNS TEXT AS $$
    SELECT string_agg(content, '' ORDER BY chunk_index)
    FROM context.chunks
    WHERE file_id = p_file_id;
$$ LANGUAGE sql STABLE;

COMMENT ON FUNCTION context.file_content(BIGINT)
    IS 'The chunks of a file put together; NULL when it has none';

-- Step 9: search in the chunks
CREATE INDEX IF NOT EXISTS idx_chunks_search
    ON context.chunks
    USING gin (to_tsvector('english', content));

CREATE OR REPLACE FUNCTION context.search_chunks(p_query TEXT, p_limit INTEGER DEFAULT 20)
RETURNS TABLE (chunk_id BIGINT, file_id BIGINT, file_name TEXT, rank REAL) AS $$
    SELECT
        c.id,
        f.id,
        f.file_name,
        ts_rank(to_tsvector('english', c.content), websearch_to_tsquery('english', p_query))
    FROM context.chunks c
    JOIN context.files f ON f.id = c.file_id
    WHERE to_tsvector('english', c.content) @@ websearch_to_tsquery('english', p_query)
    ORDER BY 4 DESC, c.id
    LIMIT p_limit;
$$ LANGUAGE sql STABLE;

COMMENT ON FUNCTION context.search_chunks(TEXT, INTEGER)
    IS 'Best chunks for a query as people type it into a search box';
COMMENT ON INDEX context.idx_chunks_search
    IS 'The expression must stay the same as in context.search_chunks';

-- Step 10: whole documents and their search are for the application's own role
REVOKE ALL ON FUNCTION context.file_content(BIGINT) FROM PUBLIC;
REVOKE ALL ON FUNCTION context.search_chunks(TEXT, INTEGER) FROM PUBLIC;

COMMENT ON COLUMN context.chunks.chunk_index
    IS 'Starts at 0; the content of a file is its chunks in this order';

COMMIT;
