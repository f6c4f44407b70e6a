BEGIN;
DROP FUNCTION IF EXISTS mcp.refresh_cost_analytics();
DROP MATERIALIZED VIEW IF EXISTS mcp.active_embedding_models;
DROP MATERIALIZED VIEW IF EXISTS mcp.agent_cost_analytics;
DROP TABLE IF EXISTS mcp.workflow_status_history;
DROP TABLE IF EXISTS mcp.workflow_templates;
ALTER TABLE mcp.workflows ALTER COLUMN name TYPE VARCHAR(100);
COMMIT;
