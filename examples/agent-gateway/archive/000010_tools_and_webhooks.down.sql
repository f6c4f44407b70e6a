DROP TABLE IF EXISTS mcp.webhook_configs;
DROP TABLE IF EXISTS mcp.tool_configurations;
