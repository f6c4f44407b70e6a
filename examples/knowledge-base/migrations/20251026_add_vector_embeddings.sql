-- shale: where extension vector
--
-- Embeddings. Everything that needs pgvector is in this file and nothing else depends on it:
-- without the extension search falls back to full text.

CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

ALTER TABLE kb.chunks
    ADD COLUMN IF NOT EXISTS embedding public.vector(768);

ALTER TABLE kb.graph_objects
    ADD COLUMN IF NOT EXISTS embedding public.vector(768),
    ADD COLUMN IF NOT EXISTS embedding_updated_at TIMESTAMPTZ;

CREATE INDEX IF NOT EXISTS idx_chunks_embedding
    ON kb.chunks USING ivfflat (embedding public.vector_cosine_ops) WITH (lists = 100);

CREATE INDEX IF NOT EXISTS idx_graph_objects_embedding
    ON kb.graph_objects USING ivfflat (embedding public.vector_cosine_ops) WITH (lists = 100);

COMMENT ON COLUMN kb.chunks.embedding IS 'Of the text; NULL until computed';
COMMENT ON COLUMN kb.graph_objects.embedding_updated_at IS 'When embedding was computed; older than the embedding policy means stale';
