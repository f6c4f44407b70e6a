-- Workspaces get limits, an activity feed, invitations and templates.
BEGIN;

ALTER TABLE mcp.workspaces
    ADD COLUMN max_members INTEGER NOT NULL DEFAULT 100,
    ADD COLUMN max_storage_bytes BIGINT NOT NULL DEFAULT 10737418240,
    ADD COLUMN current_storage_bytes BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN max_documents INTEGER NOT NULL DEFAULT 1000,
    ADD COLUMN current_documents INTEGER NOT NULL DEFAULT 0;

CREATE TABLE mcp.workspace_activities (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    workspace_id UUID NOT NULL REFERENCES mcp.workspaces(id) ON DELETE CASCADE,
    actor_id UUID REFERENCES mcp.users(id) ON DELETE SET NULL,
    activity_type VARCHAR(50) NOT NULL,
    details JSONB NOT NULL DEFAULT '{}',
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE mcp.workspace_invitations (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    workspace_id UUID NOT NULL REFERENCES mcp.workspaces(id) ON DELETE CASCADE,
    email VARCHAR(255) NOT NULL,
    role mcp.member_role NOT NULL DEFAULT 'contributor',
    invited_by UUID REFERENCES mcp.users(id) ON DELETE SET NULL,
    token_hash VARCHAR(64) NOT NULL UNIQUE,
    expires_at TIMESTAMPTZ NOT NULL,
    accepted_at TIMESTAMPTZ,
    UNIQUE (workspace_id, email)
);

CREATE TABLE mcp.workspace_templates (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    name VARCHAR(100) NOT NULL,
    default_visibility mcp.workspace_visibility NOT NULL DEFAULT 'team',
    default_role mcp.member_role NOT NULL DEFAULT 'viewer',
    settings JSONB NOT NULL DEFAULT '{}',
    UNIQUE (tenant_id, name)
);

CREATE INDEX idx_workspace_activities_workspace ON mcp.workspace_activities (workspace_id, created_at DESC);
CREATE INDEX idx_workspace_activities_actor ON mcp.workspace_activities (actor_id, created_at DESC);

CREATE FUNCTION mcp.enforce_workspace_quota()
RETURNS TRIGGER AS $$
BEGIN
    IF NEW.current_storage_bytes > NEW.max_storage_bytes THEN
        RAISE EXCEPTION 'workspace % is over its storage quota', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.current_documents > NEW.max_documents THEN
        RAISE EXCEPTION 'workspace % holds too many documents', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER enforce_workspaces_quota
    BEFORE INSERT OR UPDATE OF current_storage_bytes, current_documents ON mcp.workspaces
    FOR EACH ROW EXECUTE FUNCTION mcp.enforce_workspace_quota();

UPDATE mcp.workspaces w
SET current_documents = d.documents, current_storage_bytes = d.bytes
FROM (SELECT workspace_id, count(*) AS documents, sum(octet_length(content)) AS bytes
      FROM mcp.shared_documents GROUP BY workspace_id) d
WHERE d.workspace_id = w.id;

COMMIT;
