-- Migration 005: Saved queries

CREATE TABLE engine_queries (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    datasource_id UUID NOT NULL REFERENCES engine_datasources(id) ON DELETE CASCADE,
    prompt TEXT NOT NULL,
    sql_query TEXT NOT NULL,
    dialect VARCHAR(50) NOT NULL DEFAULT 'postgres',
    is_enabled BOOLEAN NOT NULL DEFAULT true,
    usage_count INTEGER NOT NULL DEFAULT 0,
    last_used_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    deleted_at TIMESTAMPTZ
);

CREATE INDEX idx_engine_queries_project_id ON engine_queries(project_id) WHERE deleted_at IS NULL;
CREATE INDEX idx_engine_queries_datasource_id ON engine_queries(datasource_id) WHERE deleted_at IS NULL;

CREATE TRIGGER update_engine_queries_updated_at
    BEFORE UPDATE ON engine_queries
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_queries ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_queries_project_access ON engine_queries
    USING (project_id = current_setting('app.current_project_id', true)::uuid);
