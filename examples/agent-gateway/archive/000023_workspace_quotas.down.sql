BEGIN;
DROP TRIGGER IF EXISTS enforce_workspaces_quota ON mcp.workspaces;
DROP FUNCTION IF EXISTS mcp.enforce_workspace_quota();
DROP TABLE IF EXISTS mcp.workspace_templates;
DROP TABLE IF EXISTS mcp.workspace_invitations;
DROP TABLE IF EXISTS mcp.workspace_activities;
ALTER TABLE mcp.workspaces
    DROP COLUMN current_documents,
    DROP COLUMN max_documents,
    DROP COLUMN current_storage_bytes,
    DROP COLUMN max_storage_bytes,
    DROP COLUMN max_members;
COMMIT;
