-- Migration 016: Aliases and key columns of entities
-- Purpose: people say "client" when the entity is called "customer"; and of eighty
-- columns five matter.

CREATE TABLE engine_schema_entity_aliases (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    entity_id UUID NOT NULL REFERENCES engine_schema_entities(id) ON DELETE CASCADE,
    alias VARCHAR(255) NOT NULL,
    source VARCHAR(50) CHECK (source IN ('discovery', 'user', 'query')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_schema_entity_aliases_unique UNIQUE (entity_id, alias)
);

-- "which entity is called this?"
CREATE INDEX idx_engine_schema_entity_aliases_alias ON engine_schema_entity_aliases(lower(alias));

CREATE TABLE engine_schema_entity_key_columns (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    entity_id UUID NOT NULL REFERENCES engine_schema_entities(id) ON DELETE CASCADE,
    column_name VARCHAR(255) NOT NULL,
    synonyms JSONB NOT NULL DEFAULT '[]',
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_schema_entity_key_columns_unique UNIQUE (entity_id, column_name)
);

CREATE TRIGGER update_engine_schema_entity_key_columns_updated_at
    BEFORE UPDATE ON engine_schema_entity_key_columns
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- No project_id of their own: they belong to whom their entity belongs to
ALTER TABLE engine_schema_entity_aliases ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_schema_entity_aliases_project_access ON engine_schema_entity_aliases
    USING (entity_id IN (
        SELECT id FROM engine_schema_entities
        WHERE project_id = current_setting('app.current_project_id', true)::uuid
    ));

ALTER TABLE engine_schema_entity_key_columns ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_schema_entity_key_columns_project_access ON engine_schema_entity_key_columns
    USING (entity_id IN (
        SELECT id FROM engine_schema_entities
        WHERE project_id = current_setting('app.current_project_id', true)::uuid
    ));

COMMENT ON COLUMN engine_schema_entity_key_columns.synonyms IS 'Other words for this column, a JSON array of strings';
