-- Tasks may be handed from agent to agent; every hand-over and every change of
-- state is kept.
BEGIN;

-- assigned_agent was misread as the agent's name more than once
ALTER TABLE mcp.tasks RENAME COLUMN assigned_agent TO assigned_to;
ALTER TABLE mcp.tasks RENAME CONSTRAINT tasks_assigned_agent_fkey TO tasks_assigned_to_fkey;

ALTER TABLE mcp.tasks
    ADD COLUMN auto_escalate BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN escalation_timeout INTERVAL,
    ADD COLUMN max_delegations INTEGER NOT NULL DEFAULT 5;

CREATE TABLE mcp.task_delegation_history (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    task_id UUID NOT NULL REFERENCES mcp.tasks(id) ON DELETE CASCADE,
    from_agent_id UUID REFERENCES mcp.agents(id) ON DELETE SET NULL,
    to_agent_id UUID NOT NULL REFERENCES mcp.agents(id) ON DELETE CASCADE,
    delegation_type mcp.delegation_type NOT NULL DEFAULT 'handoff',
    reason TEXT,
    delegated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE mcp.task_state_transitions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id UUID NOT NULL REFERENCES mcp.tasks(id) ON DELETE CASCADE,
    from_status mcp.task_status,
    to_status mcp.task_status NOT NULL,
    transitioned_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_task_delegation_history_task ON mcp.task_delegation_history (task_id, delegated_at DESC);
CREATE INDEX idx_task_state_transitions_task ON mcp.task_state_transitions (task_id, transitioned_at DESC);
CREATE INDEX idx_tasks_escalation ON mcp.tasks (started_at)
    WHERE auto_escalate AND status IN ('assigned', 'in_progress');

CREATE FUNCTION mcp.log_task_state_transition()
RETURNS TRIGGER AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO mcp.task_state_transitions (task_id, to_status)
        VALUES (NEW.id, NEW.status::mcp.task_status);
    ELSIF NEW.status IS DISTINCT FROM OLD.status THEN
        INSERT INTO mcp.task_state_transitions (task_id, from_status, to_status)
        VALUES (NEW.id, OLD.status::mcp.task_status, NEW.status::mcp.task_status);
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION mcp.log_task_delegation()
RETURNS TRIGGER AS $$
BEGIN
    IF (SELECT count(*) FROM mcp.task_delegation_history WHERE task_id = NEW.id) >= NEW.max_delegations THEN
        RAISE EXCEPTION 'task % has been delegated % times already', NEW.id, NEW.max_delegations;
    END IF;
    INSERT INTO mcp.task_delegation_history (task_id, from_agent_id, to_agent_id)
    VALUES (NEW.id, OLD.assigned_to, NEW.assigned_to);
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER log_tasks_state_transition
    AFTER INSERT OR UPDATE OF status ON mcp.tasks
    FOR EACH ROW EXECUTE FUNCTION mcp.log_task_state_transition();

CREATE TRIGGER log_tasks_delegation
    AFTER UPDATE OF assigned_to ON mcp.tasks
    FOR EACH ROW
    WHEN (NEW.assigned_to IS NOT NULL AND OLD.assigned_to IS DISTINCT FROM NEW.assigned_to)
    EXECUTE FUNCTION mcp.log_task_delegation();

COMMIT;
