-- API keys: only a hash and a prefix are kept.
CREATE TABLE mcp.api_keys (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    user_id UUID REFERENCES mcp.users(id) ON DELETE SET NULL,
    key_hash VARCHAR(64) NOT NULL UNIQUE,
    key_prefix VARCHAR(8) NOT NULL,
    name VARCHAR(255) NOT NULL,
    type VARCHAR(50) NOT NULL DEFAULT 'standard',
    scopes TEXT[] NOT NULL DEFAULT '{}',
    is_active BOOLEAN NOT NULL DEFAULT true,
    rate_limit_requests INTEGER NOT NULL DEFAULT 100,
    rate_limit_window_seconds INTEGER NOT NULL DEFAULT 60,
    expires_at TIMESTAMPTZ,
    last_used_at TIMESTAMPTZ,
    usage_count BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT api_keys_type_check CHECK (type IN ('standard', 'service', 'readonly'))
);

CREATE INDEX idx_api_keys_tenant ON mcp.api_keys (tenant_id) WHERE is_active = true;
CREATE INDEX idx_api_keys_prefix ON mcp.api_keys (key_prefix);

CREATE TRIGGER update_api_keys_updated_at
    BEFORE UPDATE ON mcp.api_keys
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();

COMMENT ON COLUMN mcp.api_keys.key_hash IS 'SHA-256 of the key; the key itself is never stored';
