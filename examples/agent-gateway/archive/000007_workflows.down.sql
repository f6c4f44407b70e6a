DROP TABLE IF EXISTS mcp.workflow_executions;
DROP TABLE IF EXISTS mcp.workflows;
