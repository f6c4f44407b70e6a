BEGIN;
DROP TABLE IF EXISTS mcp.tenant_config;
DROP FUNCTION IF EXISTS mcp.jsonb_merge_recursive(JSONB, JSONB);
DROP FUNCTION IF EXISTS mcp.validate_jsonb_keys(JSONB, TEXT[]);
DROP FUNCTION IF EXISTS mcp.current_tenant_id();
COMMIT;
