BEGIN;
DROP TABLE IF EXISTS mcp.shared_documents;
DROP TABLE IF EXISTS mcp.workspace_members;
DROP TABLE IF EXISTS mcp.workspaces;
COMMIT;
