-- Migration 028: API key for agents
-- Encrypted like the datasource config. NULL: no agent may connect.

ALTER TABLE engine_mcp_config ADD COLUMN agent_api_key_encrypted TEXT;
