-- The gateway code says key_type everywhere; "type" also clashed with the ORM.
-- The old kinds are mapped on the new ones before the check goes back on.
BEGIN;

ALTER TABLE mcp.api_keys DROP CONSTRAINT api_keys_type_check;
ALTER TABLE mcp.api_keys RENAME COLUMN type TO key_type;

UPDATE mcp.api_keys
SET key_type = CASE key_type WHEN 'service' THEN 'service' ELSE 'user' END;

ALTER TABLE mcp.api_keys ALTER COLUMN key_type SET DEFAULT 'user';
ALTER TABLE mcp.api_keys
    ADD CONSTRAINT api_keys_key_type_check
    CHECK (key_type IN ('user', 'admin', 'agent', 'service'));

COMMIT;
