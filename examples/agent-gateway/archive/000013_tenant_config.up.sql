-- One row of settings for each tenant, and the helpers that read and check them.
BEGIN;

-- The tenant of the session, as the gateway sets it: SET app.current_tenant = '...'
CREATE FUNCTION mcp.current_tenant_id()
RETURNS UUID AS $$
    SELECT NULLIF(current_setting('app.current_tenant', true), '')::uuid;
$$ LANGUAGE sql STABLE;

-- True when the document is an object that has every required key.
CREATE FUNCTION mcp.validate_jsonb_keys(doc JSONB, required_keys TEXT[])
RETURNS BOOLEAN AS $$
    SELECT jsonb_typeof(doc) = 'object' AND doc ?& required_keys;
$$ LANGUAGE sql IMMUTABLE;

-- Like ||, but objects inside objects are merged too; the right side wins.
CREATE FUNCTION mcp.jsonb_merge_recursive(base JSONB, patch JSONB)
RETURNS JSONB AS $$
DECLARE
    result JSONB := base;
    item RECORD;
BEGIN
    IF jsonb_typeof(base) <> 'object' OR jsonb_typeof(patch) <> 'object' THEN
        RETURN patch;
    END IF;
    FOR item IN SELECT key, value FROM jsonb_each(patch) LOOP
        IF result ? item.key THEN
            result := jsonb_set(result, ARRAY[item.key],
                                mcp.jsonb_merge_recursive(result -> item.key, item.value));
        ELSE
            result := result || jsonb_build_object(item.key, item.value);
        END IF;
    END LOOP;
    RETURN result;
END;
$$ LANGUAGE plpgsql IMMUTABLE;

CREATE TABLE mcp.tenant_config (
    tenant_id UUID PRIMARY KEY REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    rate_limits JSONB NOT NULL DEFAULT '{"requests": 1000, "window_seconds": 60}',
    features JSONB NOT NULL DEFAULT '{}',
    default_task_priority mcp.task_priority NOT NULL DEFAULT 'medium',
    allowed_origins TEXT[] NOT NULL DEFAULT '{}',
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT tenant_config_rate_limits_check
        CHECK (mcp.validate_jsonb_keys(rate_limits, ARRAY['requests', 'window_seconds']))
);

CREATE TRIGGER update_tenant_config_updated_at
    BEFORE UPDATE ON mcp.tenant_config
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();

INSERT INTO mcp.tenant_config (tenant_id) SELECT id FROM mcp.tenants;

COMMIT;
