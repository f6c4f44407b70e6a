-- Migration 009: Tiered ontology
-- Purpose: what the model needs to know about a datasource, in three tiers, so that a
-- prompt only carries as much as the question asks for:
--   tier 0  domain_summary    (~500 tokens, always sent)
--   tier 1  entity_summaries  (~75 tokens per table)
--   tier 2  column_details    (fetched on demand)

CREATE TABLE engine_ontologies (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    version INTEGER NOT NULL DEFAULT 1,
    is_active BOOLEAN NOT NULL DEFAULT true,
    domain_summary JSONB,
    entity_summaries JSONB,
    column_details JSONB,
    metadata JSONB NOT NULL DEFAULT '{}',
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    UNIQUE (project_id, version)
);

-- At most one active ontology per project
CREATE UNIQUE INDEX idx_engine_ontologies_single_active
    ON engine_ontologies(project_id)
    WHERE is_active = true;

CREATE TRIGGER update_engine_ontologies_updated_at
    BEFORE UPDATE ON engine_ontologies
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_ontologies ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_ontologies_project_access ON engine_ontologies
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

COMMENT ON TABLE engine_ontologies IS 'Tiered ontology of a project, one row per version';
COMMENT ON COLUMN engine_ontologies.domain_summary IS 'Tier 0: what the business does, sent with every prompt';
COMMENT ON COLUMN engine_ontologies.entity_summaries IS 'Tier 1: one short summary per table, keyed by table name';
COMMENT ON COLUMN engine_ontologies.column_details IS 'Tier 2: column semantics, keyed by table name, fetched on demand';
