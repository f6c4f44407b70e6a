-- Migration 014: Column statistics
-- Purpose: relationship inference compares value sets; doing it live was far too slow.

ALTER TABLE engine_schema_columns
    ADD COLUMN distinct_count BIGINT,
    ADD COLUMN null_count BIGINT,
    ADD COLUMN stats_updated_at TIMESTAMPTZ;

-- Reported by the crawler since the last release, we just had no place for it
ALTER TABLE engine_schema_columns ADD COLUMN is_unique BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE engine_schema_columns ADD COLUMN default_value TEXT;

-- A primary key of one column is unique by definition
UPDATE engine_schema_columns c
   SET is_unique = true
 WHERE c.is_primary_key
   AND NOT EXISTS (
        SELECT 1 FROM engine_schema_columns o
         WHERE o.schema_table_id = c.schema_table_id
           AND o.is_primary_key
           AND o.id <> c.id
   );

COMMENT ON COLUMN engine_schema_columns.distinct_count IS 'Distinct values at stats_updated_at, NULL until measured';
COMMENT ON COLUMN engine_schema_columns.null_count IS 'NULL values at stats_updated_at, NULL until measured';
COMMENT ON COLUMN engine_schema_columns.is_unique IS 'A unique constraint or index covers exactly this column';
COMMENT ON COLUMN engine_schema_columns.default_value IS 'Default expression as the datasource prints it';
