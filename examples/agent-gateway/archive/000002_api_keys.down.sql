DROP TABLE IF EXISTS mcp.api_keys;
