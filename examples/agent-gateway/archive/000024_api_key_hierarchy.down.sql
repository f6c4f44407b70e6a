BEGIN;
DROP TRIGGER IF EXISTS validate_api_keys_parent ON mcp.api_keys;
DROP FUNCTION IF EXISTS mcp.validate_api_key_parent();
DROP TABLE IF EXISTS mcp.api_key_usage;
DELETE FROM mcp.api_keys WHERE parent_key_id IS NOT NULL OR key_type = 'gateway';
ALTER TABLE mcp.api_keys DROP CONSTRAINT api_keys_key_type_check;
ALTER TABLE mcp.api_keys
    ADD CONSTRAINT api_keys_key_type_check
    CHECK (key_type IN ('user', 'admin', 'agent', 'service'));
ALTER TABLE mcp.api_keys
    DROP COLUMN allowed_services,
    DROP COLUMN parent_key_id;
COMMIT;
