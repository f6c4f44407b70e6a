-- Migration 030: Business glossary
-- Purpose: "active customer" has one definition, with the SQL that computes it

CREATE TABLE engine_business_glossary (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    term VARCHAR(255) NOT NULL,
    definition TEXT NOT NULL,
    defining_sql TEXT,
    base_table VARCHAR(255),
    output_columns JSONB,
    aliases TEXT[] NOT NULL DEFAULT '{}',
    source VARCHAR(50) NOT NULL DEFAULT 'suggested' CHECK (source IN ('suggested', 'user', 'client')),
    created_by UUID,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_business_glossary_unique UNIQUE (project_id, term)
);

CREATE INDEX idx_engine_business_glossary_source ON engine_business_glossary(project_id, source);
CREATE INDEX idx_engine_business_glossary_base_table
    ON engine_business_glossary(base_table)
    WHERE base_table IS NOT NULL;

CREATE TRIGGER update_engine_business_glossary_updated_at
    BEFORE UPDATE ON engine_business_glossary
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- Clients write to this one through the API, so say explicitly what they may write
ALTER TABLE engine_business_glossary ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_business_glossary_project_access ON engine_business_glossary
    FOR ALL
    USING (project_id = current_setting('app.current_project_id', true)::uuid)
    WITH CHECK (project_id = current_setting('app.current_project_id', true)::uuid);

COMMENT ON TABLE engine_business_glossary IS 'Metrics and terms of the business and how to compute them';
COMMENT ON COLUMN engine_business_glossary.term IS 'The term as people say it: "Active Customer"';
COMMENT ON COLUMN engine_business_glossary.defining_sql IS 'Complete SELECT statement that computes the metric; NULL for a term that is only explained';
COMMENT ON COLUMN engine_business_glossary.base_table IS 'Main table that defining_sql reads from';
COMMENT ON COLUMN engine_business_glossary.output_columns IS 'JSON array of {name, type, description} of what defining_sql returns';
COMMENT ON COLUMN engine_business_glossary.source IS 'suggested: by a model, user: by a person in the UI, client: through the API';
