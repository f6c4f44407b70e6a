BEGIN;
DROP TRIGGER IF EXISTS update_embeddings_statistics ON mcp.embeddings;
DROP TRIGGER IF EXISTS update_embeddings_content_tsvector ON mcp.embeddings;
DROP FUNCTION IF EXISTS mcp.update_embedding_statistics();
DROP FUNCTION IF EXISTS mcp.update_content_tsvector();
DROP FUNCTION IF EXISTS mcp.reciprocal_rank_fusion(INTEGER[], INTEGER);
DROP FUNCTION IF EXISTS mcp.bm25_score(DOUBLE PRECISION, BIGINT, INTEGER, DOUBLE PRECISION, BIGINT, DOUBLE PRECISION, DOUBLE PRECISION);
DROP TABLE IF EXISTS mcp.embedding_statistics;
-- the indexes go with their columns
ALTER TABLE mcp.embeddings
    DROP COLUMN idf_scores,
    DROP COLUMN document_length,
    DROP COLUMN term_frequencies,
    DROP COLUMN content_tsvector;
COMMIT;
