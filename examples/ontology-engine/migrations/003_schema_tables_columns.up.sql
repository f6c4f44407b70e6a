-- Migration 003: Discovered schema
-- Purpose: keep what the crawler finds in a datasource, so that we don't ask the
-- customer's database every time somebody opens the schema page.

CREATE TABLE engine_schema_tables (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    datasource_id UUID NOT NULL REFERENCES engine_datasources(id) ON DELETE CASCADE,
    schema_name VARCHAR(255) NOT NULL,
    table_name VARCHAR(255) NOT NULL,
    is_selected BOOLEAN NOT NULL DEFAULT false,
    row_count BIGINT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_schema_tables_unique UNIQUE (datasource_id, schema_name, table_name)
);

CREATE INDEX idx_engine_schema_tables_project_id ON engine_schema_tables(project_id);

CREATE TABLE engine_schema_columns (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    schema_table_id UUID NOT NULL REFERENCES engine_schema_tables(id) ON DELETE CASCADE,
    column_name VARCHAR(255) NOT NULL,
    data_type VARCHAR(100) NOT NULL,
    is_nullable BOOLEAN NOT NULL DEFAULT true,
    is_primary_key BOOLEAN NOT NULL DEFAULT false,
    ordinal_position INTEGER NOT NULL CHECK (ordinal_position > 0),
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_schema_columns_unique UNIQUE (schema_table_id, column_name)
);

CREATE INDEX idx_engine_schema_columns_project_id ON engine_schema_columns(project_id);
CREATE INDEX idx_engine_schema_columns_table_id ON engine_schema_columns(schema_table_id);

CREATE TRIGGER update_engine_schema_tables_updated_at
    BEFORE UPDATE ON engine_schema_tables
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER update_engine_schema_columns_updated_at
    BEFORE UPDATE ON engine_schema_columns
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
