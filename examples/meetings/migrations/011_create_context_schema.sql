-- Migration: Context management schema, and the first analysis tables over it
-- Dependencies: 010_create_meetings_schema.sql
-- Rollback: DROP SCHEMA context CASCADE;

BEGIN;

CREATE SCHEMA IF NOT EXISTS context;

-- Step 1: files and the chunks that are handed to a model
CREATE TABLE IF NOT EXISTS context.files (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    file_name TEXT NOT NULL,
    source_type TEXT NOT NULL DEFAULT 'upload',
    mime_type TEXT,
    size_bytes BIGINT,
    content_hash TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT files_source_type_check CHECK (source_type IN ('upload', 'legacy'))
);

CREATE TABLE IF NOT EXISTS context.chunks (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    file_id BIGINT NOT NULL REFERENCES context.files(id) ON DELETE CASCADE,
    chunk_index INTEGER NOT NULL,
    content TEXT NOT NULL,
    token_count INTEGER,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT chunks_file_index_key UNIQUE (file_id, chunk_index)
);

-- Step 2: analysis of blocks through lenses
CREATE TABLE IF NOT EXISTS context.lens_prototypes (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name TEXT NOT NULL UNIQUE,
    prompt TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS context.block_lens_version (
    block_id BIGINT NOT NULL REFERENCES conversation.blocks(block_id) ON DELETE CASCADE,
    lens_name TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (block_id, lens_name)
);

CREATE TABLE IF NOT EXISTS context.analysis_runs (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    block_id BIGINT NOT NULL REFERENCES conversation.blocks(block_id) ON DELETE CASCADE,
    status TEXT NOT NULL DEFAULT 'queued',
    started_at TIMESTAMP WITH TIME ZONE,
    finished_at TIMESTAMP WITH TIME ZONE
);

CREATE TABLE IF NOT EXISTS context.analysis_results (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    run_id BIGINT NOT NULL REFERENCES context.analysis_runs(id) ON DELETE CASCADE,
    result JSONB NOT NULL DEFAULT '{}'
);

CREATE TABLE IF NOT EXISTS context.analytical_insights (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    block_id BIGINT NOT NULL REFERENCES conversation.blocks(block_id) ON DELETE CASCADE,
    insight TEXT NOT NULL,
    score NUMERIC(4, 3)
);

CREATE TABLE IF NOT EXISTS context.concept_connections (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    from_concept TEXT NOT NULL,
    to_concept TEXT NOT NULL,
    strength NUMERIC(4, 3) DEFAULT 0
);

CREATE TABLE IF NOT EXISTS context.detected_patterns (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    block_id BIGINT REFERENCES conversation.blocks(block_id) ON DELETE CASCADE,
    pattern TEXT NOT NULL,
    occurrences INTEGER NOT NULL DEFAULT 1
);

-- Step 3: keep updated_at current
CREATE OR REPLACE FUNCTION context.touch_updated_at()
RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at := CURRENT_TIMESTAMP;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

DROP TRIGGER IF EXISTS trg_files_touch ON context.files;
CREATE TRIGGER trg_files_touch
    BEFORE UPDATE ON context.files
    FOR EACH ROW EXECUTE FUNCTION context.touch_updated_at();

-- Step 4: indexes for performance
CREATE INDEX IF NOT EXISTS idx_files_source_type ON context.files (source_type);
CREATE INDEX IF NOT EXISTS idx_files_content_hash ON context.files (content_hash);
CREATE INDEX IF NOT EXISTS idx_analysis_runs_block ON context.analysis_runs (block_id);
CREATE INDEX IF NOT EXISTS idx_analysis_results_run ON context.analysis_results (run_id);
CREATE INDEX IF NOT EXISTS idx_analytical_insights_block ON context.analytical_insights (block_id);

CREATE INDEX IF NOT EXISTS idx_detected_patterns_block ON context.detected_patterns (block_id);
CREATE INDEX IF NOT EXISTS idx_concept_connections_from
    ON context.concept_connections (from_concept);

-- Step 5: say what they are for
COMMENT ON SCHEMA context
    IS 'Files and chunks that give a model its context';
COMMENT ON TABLE context.files
    IS 'One row for each document, whatever it came from';
COMMENT ON TABLE context.chunks
    IS 'Pieces of a file, in order, small enough for a prompt';
COMMENT ON COLUMN context.files.content_hash
    IS 'SHA-256 of the whole content, to find doubles';
COMMENT ON COLUMN context.chunks.token_count
    IS 'Counted when the chunk is made; NULL for old ones';

COMMIT;
