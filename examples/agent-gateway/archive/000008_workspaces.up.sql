BEGIN;

CREATE TABLE mcp.workspaces (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    name VARCHAR(255) NOT NULL,
    owner_id UUID NOT NULL REFERENCES mcp.users(id),
    visibility VARCHAR(20) NOT NULL DEFAULT 'private',
    settings JSONB NOT NULL DEFAULT '{}',
    last_activity_at TIMESTAMPTZ,
    deleted_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT workspaces_visibility_check CHECK (visibility IN ('private', 'team', 'public'))
);

CREATE TABLE mcp.workspace_members (
    workspace_id UUID NOT NULL REFERENCES mcp.workspaces(id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES mcp.users(id) ON DELETE CASCADE,
    role VARCHAR(20) NOT NULL DEFAULT 'viewer',
    joined_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (workspace_id, user_id),
    CONSTRAINT workspace_members_role_check CHECK (role IN ('viewer', 'editor', 'owner'))
);

CREATE TABLE mcp.shared_documents (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    workspace_id UUID NOT NULL REFERENCES mcp.workspaces(id) ON DELETE CASCADE,
    title VARCHAR(255) NOT NULL,
    content TEXT NOT NULL DEFAULT '',
    content_type VARCHAR(100) NOT NULL DEFAULT 'text/markdown',
    version BIGINT NOT NULL DEFAULT 1,
    locked_by UUID REFERENCES mcp.users(id) ON DELETE SET NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_workspaces_tenant ON mcp.workspaces (tenant_id);
CREATE INDEX idx_workspace_members_user ON mcp.workspace_members (user_id);
CREATE INDEX idx_shared_documents_workspace ON mcp.shared_documents (workspace_id);

CREATE TRIGGER update_workspaces_updated_at
    BEFORE UPDATE ON mcp.workspaces
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();

CREATE TRIGGER update_shared_documents_updated_at
    BEFORE UPDATE ON mcp.shared_documents
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();

COMMIT;
