UPDATE mcp.tasks SET status = 'assigned' WHERE status = 'delegated';

ALTER TABLE mcp.tasks DROP CONSTRAINT tasks_status_check;
ALTER TABLE mcp.tasks
    ADD CONSTRAINT tasks_status_check
    CHECK (status IN ('pending', 'assigned', 'in_progress', 'completed', 'failed', 'cancelled'));

DROP TABLE IF EXISTS mcp.task_idempotency_keys;
