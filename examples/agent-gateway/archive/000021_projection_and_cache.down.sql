BEGIN;
DROP FUNCTION IF EXISTS mcp.cleanup_embedding_cache(INTEGER);
DROP TABLE IF EXISTS mcp.embedding_cache;
DROP TABLE IF EXISTS mcp.projection_matrices;
COMMIT;
