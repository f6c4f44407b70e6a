DROP TABLE IF EXISTS mcp.agent_sessions;
DROP TABLE IF EXISTS mcp.agents;
