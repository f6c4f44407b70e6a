-- Migration 011: Refinement chat and project knowledge
-- Users correct the ontology by talking to it. What they say is kept as chat history,
-- what we learn from it as facts.

CREATE TABLE engine_ontology_chat_messages (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    ontology_id UUID NOT NULL REFERENCES engine_ontologies(id) ON DELETE CASCADE,
    role VARCHAR(50) NOT NULL CHECK (role IN ('system', 'user', 'assistant', 'tool')),
    content TEXT NOT NULL,
    tool_calls JSONB,
    tool_call_id TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_engine_ontology_chat_messages_history
    ON engine_ontology_chat_messages(ontology_id, created_at);

CREATE TABLE engine_project_knowledge (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    fact_type VARCHAR(50) NOT NULL
        CHECK (fact_type IN ('terminology', 'business_rule', 'convention', 'enumeration')),
    fact_key VARCHAR(255) NOT NULL,
    value TEXT NOT NULL,
    context TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    UNIQUE (project_id, fact_type, fact_key)
);

CREATE INDEX idx_engine_project_knowledge_type ON engine_project_knowledge(project_id, fact_type);

-- chat messages are never updated, so they have no trigger
CREATE TRIGGER update_engine_project_knowledge_updated_at
    BEFORE UPDATE ON engine_project_knowledge
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

ALTER TABLE engine_ontology_chat_messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_ontology_chat_messages_project_access ON engine_ontology_chat_messages
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

ALTER TABLE engine_project_knowledge ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_project_knowledge_project_access ON engine_project_knowledge
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

COMMENT ON TABLE engine_project_knowledge IS 'Facts that hold for the whole project, whatever the ontology version';
