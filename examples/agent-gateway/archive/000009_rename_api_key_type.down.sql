BEGIN;

ALTER TABLE mcp.api_keys DROP CONSTRAINT api_keys_key_type_check;

UPDATE mcp.api_keys
SET key_type = CASE key_type WHEN 'service' THEN 'service' ELSE 'standard' END;

ALTER TABLE mcp.api_keys RENAME COLUMN key_type TO type;
ALTER TABLE mcp.api_keys ALTER COLUMN type SET DEFAULT 'standard';
ALTER TABLE mcp.api_keys
    ADD CONSTRAINT api_keys_type_check
    CHECK (type IN ('standard', 'service', 'readonly'));

COMMIT;
