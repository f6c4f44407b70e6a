BEGIN;

CREATE TABLE mcp.embedding_models (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    provider VARCHAR(50) NOT NULL,
    model_name VARCHAR(100) NOT NULL,
    dimensions INTEGER NOT NULL CHECK (dimensions BETWEEN 1 AND 4096),
    max_tokens INTEGER,
    cost_per_million_tokens NUMERIC(10, 4),
    is_available BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT embedding_models_provider_name_key UNIQUE (provider, model_name)
);

CREATE TABLE mcp.embeddings (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    context_id UUID REFERENCES mcp.contexts(id) ON DELETE CASCADE,
    model_id UUID NOT NULL REFERENCES mcp.embedding_models(id),
    content TEXT NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    embedding REAL[] NOT NULL,
    metadata JSONB NOT NULL DEFAULT '{}',
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT embeddings_content_key UNIQUE (tenant_id, model_id, content_hash)
);

CREATE INDEX idx_embeddings_context ON mcp.embeddings (context_id);
CREATE INDEX idx_embeddings_metadata ON mcp.embeddings USING gin (metadata);

INSERT INTO mcp.embedding_models (id, provider, model_name, dimensions, max_tokens, cost_per_million_tokens) VALUES
    ('00000000-0000-0000-0000-0000000000a1', 'openai', 'text-embedding-3-small', 1536, 8191, 0.02),
    ('00000000-0000-0000-0000-0000000000a2', 'openai', 'text-embedding-3-large', 3072, 8191, 0.13),
    ('00000000-0000-0000-0000-0000000000a3', 'bedrock', 'titan-embed-text-v2', 1024, 8192, 0.02);

COMMIT;
