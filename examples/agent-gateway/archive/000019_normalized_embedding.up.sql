-- shale: where extension vector
-- Unit vectors of 1536 dimensions, for the models that have as many. Shorter and
-- longer ones are projected by the gateway.
CREATE EXTENSION IF NOT EXISTS vector;

ALTER TABLE mcp.embeddings ADD COLUMN normalized_embedding vector(1536);
