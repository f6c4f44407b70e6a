-- Keyword search beside the vectors: BM25 over what each embedding's text holds,
-- both rankings fused by reciprocal rank.
BEGIN;

ALTER TABLE mcp.embeddings
    ADD COLUMN content_tsvector tsvector,
    ADD COLUMN term_frequencies jsonb,
    ADD COLUMN document_length integer,
    ADD COLUMN idf_scores jsonb;

CREATE TABLE mcp.embedding_statistics (
    tenant_id UUID PRIMARY KEY REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    total_documents BIGINT NOT NULL DEFAULT 0,
    total_length BIGINT NOT NULL DEFAULT 0,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- One term's share of the BM25 score; k1 and b are the customary ones.
CREATE FUNCTION mcp.bm25_score(
    term_frequency DOUBLE PRECISION,
    document_frequency BIGINT,
    document_length INTEGER,
    average_length DOUBLE PRECISION,
    total_documents BIGINT,
    k1 DOUBLE PRECISION DEFAULT 1.2,
    b DOUBLE PRECISION DEFAULT 0.75
) RETURNS DOUBLE PRECISION AS $$
    SELECT ln(1 + (total_documents - document_frequency + 0.5) / (document_frequency + 0.5))
         * (term_frequency * (k1 + 1))
         / (term_frequency + k1 * (1 - b + b * document_length / GREATEST(average_length, 1)));
$$ LANGUAGE sql IMMUTABLE;

CREATE FUNCTION mcp.reciprocal_rank_fusion(ranks INTEGER[], k INTEGER DEFAULT 60)
RETURNS DOUBLE PRECISION AS $$
    SELECT COALESCE(sum(1.0::double precision / (k + r)), 0)
    FROM unnest(ranks) AS r
    WHERE r IS NOT NULL;
$$ LANGUAGE sql IMMUTABLE;

CREATE FUNCTION mcp.update_content_tsvector()
RETURNS TRIGGER AS $$
BEGIN
    NEW.content_tsvector := to_tsvector('english', NEW.content);
    NEW.document_length := length(NEW.content_tsvector);
    SELECT COALESCE(jsonb_object_agg(lexeme, COALESCE(array_length(positions, 1), 1)), '{}')
      INTO NEW.term_frequencies
      FROM unnest(NEW.content_tsvector);
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION mcp.update_embedding_statistics()
RETURNS TRIGGER AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO mcp.embedding_statistics AS s (tenant_id, total_documents, total_length)
        VALUES (NEW.tenant_id, 1, COALESCE(NEW.document_length, 0))
        ON CONFLICT (tenant_id) DO UPDATE
        SET total_documents = s.total_documents + 1,
            total_length = s.total_length + EXCLUDED.total_length,
            updated_at = CURRENT_TIMESTAMP;
    ELSE
        UPDATE mcp.embedding_statistics
        SET total_documents = total_documents - 1,
            total_length = total_length - COALESCE(OLD.document_length, 0),
            updated_at = CURRENT_TIMESTAMP
        WHERE tenant_id = OLD.tenant_id;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER update_embeddings_content_tsvector
    BEFORE INSERT OR UPDATE OF content ON mcp.embeddings
    FOR EACH ROW EXECUTE FUNCTION mcp.update_content_tsvector();

CREATE TRIGGER update_embeddings_statistics
    AFTER INSERT OR DELETE ON mcp.embeddings
    FOR EACH ROW EXECUTE FUNCTION mcp.update_embedding_statistics();

-- fires the first trigger for the rows that are there
UPDATE mcp.embeddings SET content = content;

CREATE INDEX idx_embeddings_content_tsvector ON mcp.embeddings USING gin (content_tsvector);
CREATE INDEX idx_embeddings_term_frequencies ON mcp.embeddings USING gin (term_frequencies);

COMMIT;
