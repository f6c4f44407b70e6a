-- Migration 008 (down)
-- Rows that were soft-deleted have to go for good: the old constraints don't know about deleted_at.

DELETE FROM engine_schema_relationships WHERE deleted_at IS NOT NULL;
DELETE FROM engine_schema_columns WHERE deleted_at IS NOT NULL;
DELETE FROM engine_schema_tables WHERE deleted_at IS NOT NULL;

DROP INDEX IF EXISTS idx_engine_schema_relationships_unique;
ALTER TABLE engine_schema_relationships
    ADD CONSTRAINT engine_schema_relationships_unique UNIQUE (source_column_id, target_column_id);

DROP INDEX IF EXISTS idx_engine_schema_columns_unique;
ALTER TABLE engine_schema_columns
    ADD CONSTRAINT engine_schema_columns_unique UNIQUE (schema_table_id, column_name);

DROP INDEX IF EXISTS idx_engine_schema_tables_unique;
ALTER TABLE engine_schema_tables
    ADD CONSTRAINT engine_schema_tables_unique UNIQUE (datasource_id, schema_name, table_name);

ALTER TABLE engine_schema_relationships DROP COLUMN deleted_at;
ALTER TABLE engine_schema_columns DROP COLUMN deleted_at;
ALTER TABLE engine_schema_tables DROP COLUMN deleted_at;
