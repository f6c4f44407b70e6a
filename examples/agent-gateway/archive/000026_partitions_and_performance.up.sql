-- Audit partitions for the rest of 2025, settings for tables that only ever grow,
-- and the indexes that the slow query log asked for.
BEGIN;

DO $$
DECLARE
    month DATE;
BEGIN
    FOR month IN SELECT generate_series(DATE '2025-04-01', DATE '2025-12-01', INTERVAL '1 month')::date LOOP
        EXECUTE format(
            'CREATE TABLE mcp.%I PARTITION OF mcp.audit_log FOR VALUES FROM (%L) TO (%L)',
            'audit_log_' || to_char(month, 'YYYY_MM'),
            month::text || ' 00:00:00+00',
            (month + INTERVAL '1 month')::date::text || ' 00:00:00+00');
    END LOOP;

    FOR month IN SELECT generate_series(DATE '2025-01-01', DATE '2025-12-01', INTERVAL '1 month')::date LOOP
        EXECUTE format(
            'ALTER TABLE mcp.%I SET (fillfactor = 100, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02)',
            'audit_log_' || to_char(month, 'YYYY_MM'));
    END LOOP;
END;
$$;

CREATE INDEX idx_tasks_active ON mcp.tasks (tenant_id, priority, created_at)
    WHERE status IN ('pending', 'assigned', 'in_progress');
CREATE INDEX idx_tasks_assignee_covering ON mcp.tasks (tenant_id, assigned_to, status)
    INCLUDE (title, priority, created_at);
CREATE INDEX idx_agents_active ON mcp.agents (tenant_id, last_seen_at DESC)
    WHERE status IN ('available', 'busy');
CREATE INDEX idx_workspaces_active ON mcp.workspaces (tenant_id, last_activity_at DESC)
    WHERE deleted_at IS NULL;

COMMIT;
