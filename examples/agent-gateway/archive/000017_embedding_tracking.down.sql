BEGIN;
DROP FUNCTION IF EXISTS mcp.search_embeddings(REAL[], UUID, UUID, INTEGER);
DROP INDEX IF EXISTS mcp.idx_embeddings_tenant_cost;
ALTER TABLE mcp.embeddings
    DROP COLUMN generation_time_ms,
    DROP COLUMN cost_usd,
    DROP COLUMN task_type,
    DROP COLUMN agent_id;
COMMIT;
