BEGIN;
DROP FUNCTION IF EXISTS mcp.create_embedding_metrics_partition(DATE);
DROP TABLE IF EXISTS mcp.embedding_metrics;
COMMIT;
