BEGIN;

CREATE TABLE mcp.projection_matrices (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    source_model_id UUID NOT NULL REFERENCES mcp.embedding_models(id) ON DELETE CASCADE,
    target_model_id UUID NOT NULL REFERENCES mcp.embedding_models(id) ON DELETE CASCADE,
    matrix JSONB NOT NULL,
    quality_score NUMERIC(4, 3) CHECK (quality_score BETWEEN 0 AND 1),
    trained_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT projection_matrices_pair_key UNIQUE (source_model_id, target_model_id),
    CONSTRAINT projection_matrices_pair_check CHECK (source_model_id <> target_model_id)
);

CREATE TABLE mcp.embedding_cache (
    cache_key VARCHAR(64) PRIMARY KEY,
    model_id UUID NOT NULL REFERENCES mcp.embedding_models(id) ON DELETE CASCADE,
    embedding REAL[] NOT NULL,
    hit_count INTEGER NOT NULL DEFAULT 0,
    last_hit_at TIMESTAMPTZ,
    expires_at TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_embedding_cache_expires ON mcp.embedding_cache (expires_at);

-- Called by the scheduler every hour; says how many rows went.
CREATE FUNCTION mcp.cleanup_embedding_cache(batch_size INTEGER DEFAULT 1000)
RETURNS INTEGER AS $$
DECLARE
    removed INTEGER;
BEGIN
    DELETE FROM mcp.embedding_cache
    WHERE cache_key IN (
        SELECT cache_key FROM mcp.embedding_cache
        WHERE expires_at < CURRENT_TIMESTAMP
        ORDER BY expires_at
        LIMIT batch_size
        FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END;
$$ LANGUAGE plpgsql;

COMMIT;
