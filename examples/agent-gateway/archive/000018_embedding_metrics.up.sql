-- Latency and cost of every embedding call, by month.
BEGIN;

CREATE TABLE mcp.embedding_metrics (
    id UUID NOT NULL DEFAULT uuid_generate_v4(),
    tenant_id UUID NOT NULL,
    model_id UUID NOT NULL REFERENCES mcp.embedding_models(id),
    request_count INTEGER NOT NULL DEFAULT 1,
    token_count INTEGER NOT NULL,
    latency_ms INTEGER NOT NULL,
    cost_usd DECIMAL(10, 6) NOT NULL DEFAULT 0,
    recorded_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id, recorded_at)
) PARTITION BY RANGE (recorded_at);

CREATE INDEX idx_embedding_metrics_model_time ON mcp.embedding_metrics (model_id, recorded_at DESC);

-- Makes the partition of the month that holds the day; does nothing when it is there.
CREATE FUNCTION mcp.create_embedding_metrics_partition(day DATE)
RETURNS TEXT AS $$
DECLARE
    first_day DATE := date_trunc('month', day)::date;
    partition_name TEXT := 'embedding_metrics_' || to_char(first_day, 'YYYY_MM');
BEGIN
    IF to_regclass('mcp.' || partition_name) IS NULL THEN
        EXECUTE format(
            'CREATE TABLE mcp.%I PARTITION OF mcp.embedding_metrics FOR VALUES FROM (%L) TO (%L)',
            partition_name,
            first_day::text || ' 00:00:00+00',
            (first_day + INTERVAL '1 month')::date::text || ' 00:00:00+00');
    END IF;
    RETURN partition_name;
END;
$$ LANGUAGE plpgsql;

SELECT mcp.create_embedding_metrics_partition(month::date)
FROM generate_series(DATE '2025-01-01', DATE '2025-06-01', INTERVAL '1 month') AS month;

COMMIT;
