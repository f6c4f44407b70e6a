-- Retried requests must not make a second task.
CREATE TABLE mcp.task_idempotency_keys (
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    idempotency_key VARCHAR(255) NOT NULL,
    task_id UUID NOT NULL REFERENCES mcp.tasks(id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMPTZ NOT NULL DEFAULT (CURRENT_TIMESTAMP + INTERVAL '24 hours'),
    PRIMARY KEY (tenant_id, idempotency_key)
);

CREATE INDEX idx_task_idempotency_keys_expires ON mcp.task_idempotency_keys (expires_at);

-- "delegated" came with the hand-over of tasks
ALTER TABLE mcp.tasks DROP CONSTRAINT tasks_status_check;
ALTER TABLE mcp.tasks
    ADD CONSTRAINT tasks_status_check
    CHECK (status IN ('pending', 'assigned', 'in_progress', 'completed', 'failed', 'cancelled', 'delegated'));
