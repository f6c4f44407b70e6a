-- Who asked for an embedding, for what, at which price.
BEGIN;

ALTER TABLE mcp.embeddings ADD COLUMN agent_id VARCHAR(255);
ALTER TABLE mcp.embeddings ADD COLUMN task_type VARCHAR(50);
ALTER TABLE mcp.embeddings ADD COLUMN cost_usd DECIMAL(10, 6);
ALTER TABLE mcp.embeddings ADD COLUMN generation_time_ms INTEGER;

CREATE INDEX idx_embeddings_agent ON mcp.embeddings (agent_id, created_at DESC)
    WHERE agent_id IS NOT NULL;
CREATE INDEX idx_embeddings_task_type ON mcp.embeddings (task_type);
CREATE INDEX idx_embeddings_tenant_cost ON mcp.embeddings (tenant_id, created_at)
    INCLUDE (cost_usd, generation_time_ms);

-- Exact search by cosine; good enough below a hundred thousand rows a tenant, and
-- it works where the server has no vector type.
CREATE FUNCTION mcp.search_embeddings(
    query REAL[],
    p_tenant_id UUID,
    p_model_id UUID,
    p_limit INTEGER DEFAULT 10
) RETURNS TABLE (embedding_id UUID, similarity DOUBLE PRECISION) AS $$
    SELECT e.id,
           (SELECT sum(a.v * q.v) / NULLIF(sqrt(sum(a.v * a.v)) * sqrt(sum(q.v * q.v)), 0)
              FROM unnest(e.embedding) WITH ORDINALITY AS a(v, i)
              JOIN unnest(query) WITH ORDINALITY AS q(v, i) USING (i)) AS similarity
    FROM mcp.embeddings e
    WHERE e.tenant_id = p_tenant_id AND e.model_id = p_model_id
    ORDER BY similarity DESC NULLS LAST
    LIMIT p_limit;
$$ LANGUAGE sql STABLE;

COMMIT;
