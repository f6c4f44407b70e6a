BEGIN;

CREATE TABLE mcp.agent_configs (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    agent_id UUID NOT NULL REFERENCES mcp.agents(id) ON DELETE CASCADE,
    version INTEGER NOT NULL DEFAULT 1,
    embedding_strategy VARCHAR(30) NOT NULL DEFAULT 'balanced'
        CHECK (embedding_strategy IN ('quality', 'speed', 'cost', 'balanced')),
    model_preferences JSONB NOT NULL DEFAULT '{}',
    cost_limit_usd DECIMAL(10, 2),
    is_active BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT agent_configs_version_key UNIQUE (agent_id, version)
);

CREATE UNIQUE INDEX idx_agent_configs_active ON mcp.agent_configs (agent_id) WHERE is_active;

CREATE TRIGGER update_agent_configs_updated_at
    BEFORE UPDATE ON mcp.agent_configs
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();

CREATE TABLE mcp.agent_health_checks (
    agent_id UUID NOT NULL REFERENCES mcp.agents(id) ON DELETE CASCADE,
    checked_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    is_healthy BOOLEAN NOT NULL,
    latency_ms INTEGER,
    detail TEXT,
    PRIMARY KEY (agent_id, checked_at)
);

-- an agent that drains takes no new tasks; an errored one is looked at by a person
ALTER TABLE mcp.agents DROP CONSTRAINT agents_status_check;
ALTER TABLE mcp.agents
    ADD CONSTRAINT agents_status_check
    CHECK (status IN ('offline', 'available', 'busy', 'draining', 'error'));

COMMIT;
