-- Migration 022 (down)
-- The tables come back empty, except for the datasource types.

ALTER TABLE engine_datasources DROP CONSTRAINT engine_datasources_type_check;

CREATE TABLE engine_datasource_types (
    code VARCHAR(50) PRIMARY KEY,
    label VARCHAR(100) NOT NULL,
    default_port INTEGER CHECK (default_port BETWEEN 1 AND 65535)
);

INSERT INTO engine_datasource_types (code, label, default_port) VALUES
    ('postgres', 'PostgreSQL', 5432),
    ('mssql', 'Microsoft SQL Server', 1433),
    ('clickhouse', 'ClickHouse', 8123);

ALTER TABLE engine_datasources
    ADD CONSTRAINT engine_datasources_datasource_type_fkey
    FOREIGN KEY (datasource_type) REFERENCES engine_datasource_types(code);

CREATE TABLE engine_schema_entity_occurrences (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    entity_id UUID NOT NULL REFERENCES engine_ontology_entities(id) ON DELETE CASCADE,
    schema_name VARCHAR(255) NOT NULL,
    table_name VARCHAR(255) NOT NULL,
    column_name VARCHAR(255) NOT NULL,
    role VARCHAR(100),
    confidence REAL NOT NULL DEFAULT 1.0,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    UNIQUE (entity_id, schema_name, table_name, column_name)
);

ALTER TABLE engine_schema_entity_occurrences ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_schema_entity_occurrences_project_access ON engine_schema_entity_occurrences
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

CREATE TABLE engine_ontology_workflows (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    ontology_id UUID NOT NULL REFERENCES engine_ontologies(id) ON DELETE CASCADE,
    state VARCHAR(50) NOT NULL DEFAULT 'pending'
        CHECK (state IN ('pending', 'running', 'paused', 'awaiting_input', 'completed', 'failed')),
    progress JSONB NOT NULL DEFAULT '{}',
    task_queue JSONB NOT NULL DEFAULT '[]',
    error_message TEXT,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_engine_ontology_workflows_ontology ON engine_ontology_workflows(ontology_id);
CREATE INDEX idx_engine_ontology_workflows_state ON engine_ontology_workflows(project_id, state);

CREATE TABLE engine_workflow_state (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    workflow_id UUID NOT NULL REFERENCES engine_ontology_workflows(id) ON DELETE CASCADE,
    entity_type VARCHAR(50) NOT NULL CHECK (entity_type IN ('global', 'table', 'column')),
    entity_key TEXT NOT NULL DEFAULT '',
    status VARCHAR(50) NOT NULL DEFAULT 'pending',
    state_data JSONB,
    retry_count INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    UNIQUE (workflow_id, entity_type, entity_key)
);

CREATE INDEX idx_engine_workflow_state_status ON engine_workflow_state(workflow_id, status);

CREATE TRIGGER update_engine_ontology_workflows_updated_at
    BEFORE UPDATE ON engine_ontology_workflows
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TRIGGER update_engine_workflow_state_updated_at
    BEFORE UPDATE ON engine_workflow_state
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_ontology_workflows ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_ontology_workflows_project_access ON engine_ontology_workflows
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

ALTER TABLE engine_workflow_state ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_workflow_state_project_access ON engine_workflow_state
    USING (project_id = current_setting('app.current_project_id', true)::uuid);
