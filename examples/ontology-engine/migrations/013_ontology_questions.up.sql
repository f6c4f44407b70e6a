-- Migration 013: Questions for clarification
-- Purpose: what the model could not find out alone. People answer in their own time.

CREATE TABLE engine_ontology_questions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    ontology_id UUID NOT NULL REFERENCES engine_ontologies(id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    reasoning TEXT,
    category VARCHAR(50),
    priority INTEGER NOT NULL DEFAULT 0,
    is_required BOOLEAN NOT NULL DEFAULT false,
    affects JSONB,
    state VARCHAR(20) NOT NULL DEFAULT 'open',
    answer TEXT,
    answered_by UUID,
    answered_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_engine_ontology_questions_ontology ON engine_ontology_questions(ontology_id);
CREATE INDEX idx_engine_ontology_questions_open
    ON engine_ontology_questions(project_id, priority)
    WHERE state = 'open';

CREATE TRIGGER update_engine_ontology_questions_updated_at
    BEFORE UPDATE ON engine_ontology_questions
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_ontology_questions ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_ontology_questions_project_access ON engine_ontology_questions
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

COMMENT ON COLUMN engine_ontology_questions.affects IS 'Tables and columns that an answer would change: {"tables": [], "columns": []}';
