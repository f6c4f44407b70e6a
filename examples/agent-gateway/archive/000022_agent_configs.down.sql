BEGIN;
UPDATE mcp.agents SET status = 'offline' WHERE status IN ('draining', 'error');
ALTER TABLE mcp.agents DROP CONSTRAINT agents_status_check;
ALTER TABLE mcp.agents
    ADD CONSTRAINT agents_status_check
    CHECK (status IN ('offline', 'available', 'busy'));
DROP TABLE IF EXISTS mcp.agent_health_checks;
DROP TABLE IF EXISTS mcp.agent_configs;
COMMIT;
