ALTER TABLE engine_mcp_config DROP COLUMN IF EXISTS agent_api_key_encrypted;
