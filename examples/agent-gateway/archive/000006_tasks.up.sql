BEGIN;

CREATE TABLE mcp.tasks (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    parent_task_id UUID REFERENCES mcp.tasks(id) ON DELETE SET NULL,
    task_type VARCHAR(100) NOT NULL,
    title VARCHAR(200) NOT NULL,
    status VARCHAR(20) NOT NULL DEFAULT 'pending',
    priority VARCHAR(20) NOT NULL DEFAULT 'medium',
    created_by VARCHAR(255) NOT NULL,
    assigned_agent UUID REFERENCES mcp.agents(id) ON DELETE SET NULL,
    parameters JSONB NOT NULL DEFAULT '{}',
    result JSONB,
    error TEXT,
    retry_count INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT tasks_status_check CHECK (status IN ('pending', 'assigned', 'in_progress', 'completed', 'failed', 'cancelled')),
    CONSTRAINT tasks_priority_check CHECK (priority IN ('low', 'medium', 'high', 'critical'))
);

CREATE INDEX idx_tasks_tenant_status ON mcp.tasks (tenant_id, status);
CREATE INDEX idx_tasks_parent ON mcp.tasks (parent_task_id);

CREATE TRIGGER update_tasks_updated_at
    BEFORE UPDATE ON mcp.tasks
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();

COMMIT;
