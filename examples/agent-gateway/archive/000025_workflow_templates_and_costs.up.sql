BEGIN;

-- names of generated workflows run long
ALTER TABLE mcp.workflows ALTER COLUMN name TYPE VARCHAR(255);

CREATE TABLE mcp.workflow_templates (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL REFERENCES mcp.tenants(id) ON DELETE CASCADE,
    name VARCHAR(255) NOT NULL,
    type mcp.workflow_type NOT NULL DEFAULT 'sequential',
    steps JSONB NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(steps) = 'array'),
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (tenant_id, name)
);

CREATE TABLE mcp.workflow_status_history (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workflow_id UUID NOT NULL REFERENCES mcp.workflows(id) ON DELETE CASCADE,
    from_status mcp.workflow_status,
    to_status mcp.workflow_status NOT NULL,
    changed_by VARCHAR(255),
    changed_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE MATERIALIZED VIEW mcp.agent_cost_analytics AS
SELECT e.tenant_id,
       e.agent_id,
       date_trunc('day', e.created_at AT TIME ZONE 'UTC')::date AS day,
       count(*) AS embedding_count,
       sum(e.cost_usd) AS total_cost_usd,
       avg(e.generation_time_ms)::numeric(10, 2) AS avg_generation_time_ms
FROM mcp.embeddings e
WHERE e.agent_id IS NOT NULL
GROUP BY 1, 2, 3;

CREATE MATERIALIZED VIEW mcp.active_embedding_models AS
SELECT id, provider, model_name, dimensions, cost_per_million_tokens
FROM mcp.embedding_models
WHERE is_available;

-- REFRESH ... CONCURRENTLY wants a unique index
CREATE UNIQUE INDEX idx_agent_cost_analytics_key ON mcp.agent_cost_analytics (tenant_id, agent_id, day);
CREATE UNIQUE INDEX idx_active_embedding_models_id ON mcp.active_embedding_models (id);

CREATE FUNCTION mcp.refresh_cost_analytics()
RETURNS void AS $$
BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY mcp.agent_cost_analytics;
    REFRESH MATERIALIZED VIEW CONCURRENTLY mcp.active_embedding_models;
END;
$$ LANGUAGE plpgsql;

COMMIT;
