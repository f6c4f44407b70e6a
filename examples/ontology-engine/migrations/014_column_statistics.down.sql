-- Migration 014 (down)

ALTER TABLE engine_schema_columns DROP COLUMN IF EXISTS default_value;
ALTER TABLE engine_schema_columns DROP COLUMN IF EXISTS is_unique;
ALTER TABLE engine_schema_columns
    DROP COLUMN IF EXISTS stats_updated_at,
    DROP COLUMN IF EXISTS null_count,
    DROP COLUMN IF EXISTS distinct_count;
