-- Migration 019: MCP server configuration
-- One row per project; no row means the server is off.

CREATE TABLE engine_mcp_config (
    project_id UUID PRIMARY KEY REFERENCES engine_projects(id) ON DELETE CASCADE,
    tool_groups JSONB NOT NULL DEFAULT '{}'::jsonb, -- {"<group>": {"enabled": true, ...}}
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE TRIGGER update_engine_mcp_config_updated_at
    BEFORE UPDATE ON engine_mcp_config
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_mcp_config ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_mcp_config_project_access ON engine_mcp_config
    USING (project_id = current_setting('app.current_project_id', true)::uuid);
