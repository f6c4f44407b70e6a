BEGIN;
DROP TRIGGER IF EXISTS log_tasks_delegation ON mcp.tasks;
DROP TRIGGER IF EXISTS log_tasks_state_transition ON mcp.tasks;
DROP FUNCTION IF EXISTS mcp.log_task_delegation();
DROP FUNCTION IF EXISTS mcp.log_task_state_transition();
DROP INDEX IF EXISTS mcp.idx_tasks_escalation;
DROP TABLE IF EXISTS mcp.task_state_transitions;
DROP TABLE IF EXISTS mcp.task_delegation_history;
ALTER TABLE mcp.tasks
    DROP COLUMN max_delegations,
    DROP COLUMN escalation_timeout,
    DROP COLUMN auto_escalate;
ALTER TABLE mcp.tasks RENAME CONSTRAINT tasks_assigned_to_fkey TO tasks_assigned_agent_fkey;
ALTER TABLE mcp.tasks RENAME COLUMN assigned_to TO assigned_agent;
COMMIT;
