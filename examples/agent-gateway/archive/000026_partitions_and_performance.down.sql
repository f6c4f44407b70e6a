BEGIN;

DROP INDEX IF EXISTS mcp.idx_workspaces_active;
DROP INDEX IF EXISTS mcp.idx_agents_active;
DROP INDEX IF EXISTS mcp.idx_tasks_assignee_covering;
DROP INDEX IF EXISTS mcp.idx_tasks_active;

DO $$
DECLARE
    month DATE;
BEGIN
    FOR month IN SELECT generate_series(DATE '2025-04-01', DATE '2025-12-01', INTERVAL '1 month')::date LOOP
        EXECUTE format('DROP TABLE IF EXISTS mcp.%I', 'audit_log_' || to_char(month, 'YYYY_MM'));
    END LOOP;

    FOR month IN SELECT generate_series(DATE '2025-01-01', DATE '2025-03-01', INTERVAL '1 month')::date LOOP
        EXECUTE format(
            'ALTER TABLE mcp.%I RESET (fillfactor, autovacuum_vacuum_insert_scale_factor, autovacuum_analyze_scale_factor)',
            'audit_log_' || to_char(month, 'YYYY_MM'));
    END LOOP;
END;
$$;

COMMIT;
