-- Migration 020: Relationships between entities
-- Purpose: engine_schema_relationships says which columns join; this says what the join
-- means. Takes over from engine_schema_entity_occurrences.
-- Dependencies: 018

CREATE TABLE engine_entity_relationships (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    ontology_id UUID NOT NULL REFERENCES engine_ontologies(id) ON DELETE CASCADE,
    source_entity_id UUID NOT NULL REFERENCES engine_ontology_entities(id) ON DELETE CASCADE,
    target_entity_id UUID NOT NULL REFERENCES engine_ontology_entities(id) ON DELETE CASCADE,
    source_column_schema VARCHAR(255) NOT NULL,
    source_column_table VARCHAR(255) NOT NULL,
    source_column_name VARCHAR(255) NOT NULL,
    target_column_schema VARCHAR(255) NOT NULL,
    target_column_table VARCHAR(255) NOT NULL,
    target_column_name VARCHAR(255) NOT NULL,
    detection_method VARCHAR(50) NOT NULL
        CHECK (detection_method IN ('foreign_key', 'pk_match', 'manual')),
    confidence NUMERIC(3,2) NOT NULL DEFAULT 1.00 CHECK (confidence BETWEEN 0 AND 1),
    status VARCHAR(50) NOT NULL DEFAULT 'confirmed'
        CHECK (status IN ('confirmed', 'pending', 'rejected')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_entity_relationships_unique
        UNIQUE (ontology_id, source_entity_id, target_entity_id)
);

CREATE INDEX idx_engine_entity_relationships_project ON engine_entity_relationships(project_id);
CREATE INDEX idx_engine_entity_relationships_source ON engine_entity_relationships(source_entity_id);
CREATE INDEX idx_engine_entity_relationships_target ON engine_entity_relationships(target_entity_id);

CREATE TRIGGER update_engine_entity_relationships_updated_at
    BEFORE UPDATE ON engine_entity_relationships
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_entity_relationships ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_entity_relationships_project_access ON engine_entity_relationships
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

COMMENT ON TABLE engine_entity_relationships IS 'Directed relationships between domain entities';
COMMENT ON COLUMN engine_entity_relationships.detection_method IS 'How we know: a declared foreign key, matching key values, or a person said so';
