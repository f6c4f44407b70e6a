CREATE TABLE mcp.workflows (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    name VARCHAR(100) NOT NULL,
    type VARCHAR(30) NOT NULL DEFAULT 'sequential',
    definition JSONB NOT NULL DEFAULT '{}',
    is_active BOOLEAN NOT NULL DEFAULT true,
    created_by VARCHAR(255) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT workflows_tenant_name_key UNIQUE (tenant_id, name)
);

CREATE TABLE mcp.workflow_executions (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    workflow_id UUID NOT NULL REFERENCES mcp.workflows(id) ON DELETE CASCADE,
    status VARCHAR(20) NOT NULL DEFAULT 'running',
    context JSONB NOT NULL DEFAULT '{}',
    current_step INTEGER NOT NULL DEFAULT 0,
    started_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMPTZ,
    CONSTRAINT workflow_executions_status_check CHECK (status IN ('running', 'paused', 'completed', 'failed', 'cancelled'))
);

CREATE INDEX idx_workflow_executions_workflow ON mcp.workflow_executions (workflow_id);

CREATE TRIGGER update_workflows_updated_at
    BEFORE UPDATE ON mcp.workflows
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();
