-- Migration 007: Relationships between discovered columns
-- Purpose: foreign keys that the datasource declares, and those that we infer from the data

CREATE TABLE engine_schema_relationships (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    source_table_id UUID NOT NULL REFERENCES engine_schema_tables(id) ON DELETE CASCADE,
    source_column_id UUID NOT NULL REFERENCES engine_schema_columns(id) ON DELETE CASCADE,
    target_table_id UUID NOT NULL REFERENCES engine_schema_tables(id) ON DELETE CASCADE,
    target_column_id UUID NOT NULL REFERENCES engine_schema_columns(id) ON DELETE CASCADE,
    relationship_type VARCHAR(50) NOT NULL CHECK (relationship_type IN ('fk', 'inferred', 'manual')),
    cardinality VARCHAR(50) NOT NULL DEFAULT 'unknown',
    confidence NUMERIC(3,2) NOT NULL DEFAULT 1.00,
    is_validated BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_schema_relationships_unique UNIQUE (source_column_id, target_column_id),
    CONSTRAINT engine_schema_relationships_confidence_check CHECK (confidence >= 0 AND confidence <= 1)
);

CREATE INDEX idx_engine_schema_relationships_project_id ON engine_schema_relationships(project_id);
CREATE INDEX idx_engine_schema_relationships_source ON engine_schema_relationships(source_table_id);
CREATE INDEX idx_engine_schema_relationships_target ON engine_schema_relationships(target_table_id);

CREATE TRIGGER update_engine_schema_relationships_updated_at
    BEFORE UPDATE ON engine_schema_relationships
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_schema_relationships ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_schema_relationships_project_access ON engine_schema_relationships
    USING (project_id = current_setting('app.current_project_id', true)::uuid);
