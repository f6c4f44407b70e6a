-- shale: where extension vector
ALTER TABLE mcp.embeddings DROP COLUMN normalized_embedding;

DROP EXTENSION IF EXISTS vector;
