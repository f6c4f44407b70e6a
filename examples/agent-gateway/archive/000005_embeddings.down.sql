BEGIN;
DROP TABLE IF EXISTS mcp.embeddings;
DROP TABLE IF EXISTS mcp.embedding_models;
COMMIT;
