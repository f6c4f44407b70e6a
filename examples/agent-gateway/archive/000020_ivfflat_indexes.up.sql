-- shale: where extension vector
-- 100 lists: about the square root of the rows we expect by the end of the year.
CREATE INDEX idx_embeddings_normalized_cosine ON mcp.embeddings
    USING ivfflat (normalized_embedding vector_cosine_ops) WITH (lists = 100);
CREATE INDEX idx_embeddings_normalized_ip ON mcp.embeddings
    USING ivfflat (normalized_embedding vector_ip_ops) WITH (lists = 100);
