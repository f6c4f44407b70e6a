-- Migration 015: Entities
-- Purpose: a domain entity ("customer", "order") is not a table: one may be spread over many
-- tables, and some tables are none.

CREATE TABLE engine_schema_entities (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    ontology_id UUID NOT NULL REFERENCES engine_ontologies(id) ON DELETE CASCADE,
    entity_name VARCHAR(255) NOT NULL,
    description TEXT,
    primary_schema VARCHAR(255) NOT NULL,
    primary_table VARCHAR(255) NOT NULL,
    primary_column VARCHAR(255) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_schema_entities_unique UNIQUE (ontology_id, entity_name)
);

CREATE INDEX idx_engine_schema_entities_project ON engine_schema_entities(project_id);

-- Every column in which the entity's key turns up, with the role it plays there
CREATE TABLE engine_schema_entity_occurrences (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    entity_id UUID NOT NULL REFERENCES engine_schema_entities(id) ON DELETE CASCADE,
    schema_name VARCHAR(255) NOT NULL,
    table_name VARCHAR(255) NOT NULL,
    column_name VARCHAR(255) NOT NULL,
    role VARCHAR(100), -- "host", "visitor"; NULL when there is only one
    confidence REAL NOT NULL DEFAULT 1.0,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    UNIQUE (entity_id, schema_name, table_name, column_name)
);

CREATE TRIGGER update_engine_schema_entities_updated_at
    BEFORE UPDATE ON engine_schema_entities
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_schema_entities ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_schema_entities_project_access ON engine_schema_entities
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

ALTER TABLE engine_schema_entity_occurrences ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_schema_entity_occurrences_project_access ON engine_schema_entity_occurrences
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

COMMENT ON TABLE engine_schema_entities IS 'Domain entities found in the datasource';
COMMENT ON COLUMN engine_schema_entities.primary_table IS 'The table in which the entity is defined, not merely mentioned';
