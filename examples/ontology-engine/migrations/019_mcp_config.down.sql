DROP TABLE IF EXISTS engine_mcp_config;
