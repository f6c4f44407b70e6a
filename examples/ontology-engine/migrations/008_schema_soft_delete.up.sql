-- Migration 008: Soft delete for the discovered schema
-- Purpose: a table that vanishes from the datasource and comes back later keeps what
-- people wrote about it.
--
-- A plain UNIQUE would forbid the second, living row, so the three unique
-- constraints become partial unique indexes over the rows that are not deleted.

ALTER TABLE engine_schema_tables ADD COLUMN deleted_at TIMESTAMPTZ;
ALTER TABLE engine_schema_columns ADD COLUMN deleted_at TIMESTAMPTZ;
ALTER TABLE engine_schema_relationships ADD COLUMN deleted_at TIMESTAMPTZ;

ALTER TABLE engine_schema_tables DROP CONSTRAINT engine_schema_tables_unique;
CREATE UNIQUE INDEX idx_engine_schema_tables_unique
    ON engine_schema_tables(datasource_id, schema_name, table_name)
    WHERE deleted_at IS NULL;

ALTER TABLE engine_schema_columns DROP CONSTRAINT engine_schema_columns_unique;
CREATE UNIQUE INDEX idx_engine_schema_columns_unique
    ON engine_schema_columns(schema_table_id, column_name)
    WHERE deleted_at IS NULL;

ALTER TABLE engine_schema_relationships DROP CONSTRAINT engine_schema_relationships_unique;
CREATE UNIQUE INDEX idx_engine_schema_relationships_unique
    ON engine_schema_relationships(source_column_id, target_column_id)
    WHERE deleted_at IS NULL;
