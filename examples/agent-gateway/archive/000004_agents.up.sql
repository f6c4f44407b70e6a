-- Agents connect over a websocket; a session row lives as long as the socket.
CREATE TABLE mcp.agents (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    name VARCHAR(100) NOT NULL,
    agent_type VARCHAR(50) NOT NULL,
    status VARCHAR(20) NOT NULL DEFAULT 'offline',
    capabilities TEXT[] NOT NULL DEFAULT '{}',
    configuration JSONB NOT NULL DEFAULT '{}',
    max_parallel_tasks INTEGER NOT NULL DEFAULT 1,
    last_seen_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT agents_status_check CHECK (status IN ('offline', 'available', 'busy')),
    CONSTRAINT agents_tenant_name_key UNIQUE (tenant_id, name)
);

CREATE TABLE mcp.agent_sessions (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    agent_id UUID NOT NULL REFERENCES mcp.agents(id) ON DELETE CASCADE,
    connection_id VARCHAR(100) NOT NULL,
    remote_addr INET,
    started_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ended_at TIMESTAMPTZ,
    CHECK (ended_at IS NULL OR ended_at >= started_at)
);

CREATE INDEX idx_agents_tenant_status ON mcp.agents (tenant_id, status);
CREATE INDEX idx_agent_sessions_agent ON mcp.agent_sessions (agent_id, started_at DESC);

CREATE TRIGGER update_agents_updated_at
    BEFORE UPDATE ON mcp.agents
    FOR EACH ROW EXECUTE FUNCTION mcp.update_updated_at_column();
