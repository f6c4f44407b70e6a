-- Gateway keys: one parent key for a gateway, a child key for each service behind it.
BEGIN;

ALTER TABLE mcp.api_keys
    ADD COLUMN parent_key_id UUID REFERENCES mcp.api_keys(id) ON DELETE CASCADE,
    ADD COLUMN allowed_services TEXT[] DEFAULT '{}';

ALTER TABLE mcp.api_keys DROP CONSTRAINT api_keys_key_type_check;
ALTER TABLE mcp.api_keys
    ADD CONSTRAINT api_keys_key_type_check
    CHECK (key_type IN ('user', 'admin', 'agent', 'service', 'gateway'));

CREATE INDEX idx_api_keys_parent ON mcp.api_keys (parent_key_id) WHERE parent_key_id IS NOT NULL;
CREATE INDEX idx_api_keys_allowed_services ON mcp.api_keys USING gin (allowed_services);

CREATE TABLE mcp.api_key_usage (
    api_key_id UUID NOT NULL REFERENCES mcp.api_keys(id) ON DELETE CASCADE,
    usage_date DATE NOT NULL DEFAULT CURRENT_DATE,
    request_count BIGINT NOT NULL DEFAULT 0,
    error_count BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (api_key_id, usage_date)
);

CREATE FUNCTION mcp.validate_api_key_parent()
RETURNS TRIGGER AS $$
BEGIN
    IF NEW.parent_key_id = NEW.id THEN
        RAISE EXCEPTION 'an API key cannot be its own parent';
    END IF;
    PERFORM 1 FROM mcp.api_keys
    WHERE id = NEW.parent_key_id AND key_type = 'gateway' AND tenant_id = NEW.tenant_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the parent of API key % is not a gateway key of its tenant', NEW.id;
    END IF;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER validate_api_keys_parent
    BEFORE INSERT OR UPDATE OF parent_key_id ON mcp.api_keys
    FOR EACH ROW
    WHEN (NEW.parent_key_id IS NOT NULL)
    EXECUTE FUNCTION mcp.validate_api_key_parent();

COMMIT;
