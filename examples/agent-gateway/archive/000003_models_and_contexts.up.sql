BEGIN;

CREATE TABLE mcp.models (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    name VARCHAR(255) NOT NULL,
    provider VARCHAR(100) NOT NULL,
    capabilities JSONB NOT NULL DEFAULT '{}',
    is_active BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (tenant_id, provider, name)
);

CREATE TABLE mcp.contexts (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    model_id UUID REFERENCES mcp.models(id) ON DELETE SET NULL,
    title VARCHAR(255),
    max_tokens INTEGER NOT NULL DEFAULT 8192 CHECK (max_tokens > 0),
    current_tokens INTEGER NOT NULL DEFAULT 0,
    metadata JSONB NOT NULL DEFAULT '{}',
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE mcp.context_items (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    context_id UUID NOT NULL REFERENCES mcp.contexts(id) ON DELETE CASCADE,
    sequence_number INTEGER NOT NULL,
    role VARCHAR(20) NOT NULL CHECK (role IN ('system', 'user', 'assistant', 'tool')),
    content TEXT NOT NULL,
    token_count INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (context_id, sequence_number)
);

CREATE INDEX idx_contexts_tenant_created ON mcp.contexts (tenant_id, created_at DESC);

CREATE TRIGGER update_contexts_updated_at
    BEFORE UPDATE ON mcp.contexts
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();

COMMIT;
