-- Migration 002: Datasources
-- Purpose: connections to the customers' databases

-- Shared by every table that has an updated_at
CREATE OR REPLACE FUNCTION update_updated_at_column()
RETURNS TRIGGER AS $$
BEGIN
    NEW.updated_at = NOW();
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

-- The kinds of database that we have an adapter for
CREATE TABLE engine_datasource_types (
    code VARCHAR(50) PRIMARY KEY,
    label VARCHAR(100) NOT NULL,
    default_port INTEGER CHECK (default_port BETWEEN 1 AND 65535)
);

INSERT INTO engine_datasource_types (code, label, default_port) VALUES
    ('postgres', 'PostgreSQL', 5432),
    ('mssql', 'Microsoft SQL Server', 1433),
    ('clickhouse', 'ClickHouse', 8123);

CREATE TABLE engine_datasources (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    name VARCHAR(255) NOT NULL,
    datasource_type VARCHAR(50) NOT NULL REFERENCES engine_datasource_types(code),
    config JSONB NOT NULL, -- host, port, database, user, password
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    UNIQUE (project_id, name)
);

CREATE INDEX idx_engine_datasources_project_id ON engine_datasources(project_id);

CREATE TRIGGER update_engine_datasources_updated_at
    BEFORE UPDATE ON engine_datasources
    FOR EACH ROW
    EXECUTE FUNCTION update_updated_at_column();
