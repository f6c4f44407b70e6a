-- shale: where extension vector
DROP INDEX IF EXISTS mcp.idx_embeddings_normalized_ip;
DROP INDEX IF EXISTS mcp.idx_embeddings_normalized_cosine;
