-- Migration: Remove the rest of the analysis system
-- Dependencies: 053 to 057 (the single tables)
-- Rollback: none; results are written to a summary in events.events
--           before they go

BEGIN;

-- Step 1: keep what was found, in one event for each block
DO $$
DECLARE
    kept BIGINT;
BEGIN
    IF to_regclass('context.analysis_results') IS NULL THEN
        RAISE NOTICE 'context.analysis_results is gone already';
        RETURN;
    END IF;

    INSERT INTO events.events (event_type, payload)
    SELECT
        'analysis_archived',
        jsonb_build_object(
            'block_id', r.block_id,
            'runs', count(DISTINCT r.id),
            'results', jsonb_agg(a.result ORDER BY a.id)
        )
    FROM context.analysis_runs r
    JOIN context.analysis_results a ON a.run_id = r.id
    GROUP BY r.block_id;
    GET DIAGNOSTICS kept = ROW_COUNT;
    RAISE NOTICE 'results of % blocks kept as events', kept;
END;
$$;

-- Step 2: the tables, children first
DROP TABLE IF EXISTS context.analysis_results;
DROP TABLE IF EXISTS context.analysis_runs;

-- Step 3: tables of the same system that were dropped one by one
DROP TABLE IF EXISTS context.analytical_insights;
DROP TABLE IF EXISTS context.block_lens_version;
DROP TABLE IF EXISTS context.concept_connections;
DROP TABLE IF EXISTS context.detected_patterns;
DROP TABLE IF EXISTS context.lens_prototypes;

-- Step 4: functions and types by the names that the system used
DO $$
DECLARE
    item RECORD;
BEGIN
    FOR item IN
        SELECT p.oid::regprocedure AS signature
        FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = 'context'
          AND p.proname ~ '^(analy[sz]|lens_|pattern_)'
    LOOP
        RAISE NOTICE 'dropping function %', item.signature;
        EXECUTE 'DROP FUNCTION ' || item.signature;
    END LOOP;
END;
$$;

-- Step 5: only files and chunks are left
DO $$
DECLARE
    extra TEXT;
BEGIN
    SELECT string_agg(c.relname, ', ' ORDER BY c.relname) INTO extra
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'context'
      AND c.relkind = 'r'
      AND c.relname NOT IN ('files', 'chunks');
    IF extra IS NOT NULL THEN
        RAISE WARNING 'still in schema context: %', extra;
    END IF;
END;
$$;

-- Step 6: what is left of the schema
COMMENT ON SCHEMA context
    IS 'Files and chunks that give a model its context; analysis was removed with 060';

COMMENT ON COLUMN events.events.payload
    IS 'For analysis_archived: block_id, runs, results';
COMMENT ON TABLE events.events
    IS 'What happened; also keeps the results of the old analysis';

COMMIT;
