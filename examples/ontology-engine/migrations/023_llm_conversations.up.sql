-- Migration 023: LLM conversation log
-- Purpose: every request to a model and what came back, verbatim, to debug prompts and
-- to see what a project costs. Append-only.

CREATE TABLE engine_llm_conversations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    context JSONB NOT NULL DEFAULT '{}'::jsonb,
    conversation_id UUID,
    iteration INTEGER NOT NULL DEFAULT 0,
    endpoint TEXT NOT NULL,
    model VARCHAR(255) NOT NULL,
    request_messages JSONB NOT NULL,
    request_tools JSONB,
    temperature NUMERIC(3,2),
    response_content TEXT,
    response_tool_calls JSONB,
    prompt_tokens INTEGER,
    completion_tokens INTEGER,
    total_tokens INTEGER,
    duration_ms INTEGER NOT NULL,
    status VARCHAR(50) NOT NULL DEFAULT 'success' CHECK (status IN ('pending', 'success', 'error')),
    error_message TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_engine_llm_conversations_project ON engine_llm_conversations(project_id);
CREATE INDEX idx_engine_llm_conversations_created ON engine_llm_conversations(created_at DESC);
CREATE INDEX idx_engine_llm_conversations_model ON engine_llm_conversations(model);
CREATE INDEX idx_engine_llm_conversations_conversation
    ON engine_llm_conversations(conversation_id, iteration)
    WHERE conversation_id IS NOT NULL;
CREATE INDEX idx_engine_llm_conversations_errors
    ON engine_llm_conversations(created_at)
    WHERE status = 'error';
-- for context @> '{"dag_id": "..."}'
CREATE INDEX idx_engine_llm_conversations_context ON engine_llm_conversations USING GIN (context);

ALTER TABLE engine_llm_conversations ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_llm_conversations_project_access ON engine_llm_conversations
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

COMMENT ON TABLE engine_llm_conversations IS 'Requests to language models and their responses, verbatim';
COMMENT ON COLUMN engine_llm_conversations.context IS 'Why it was asked: {"dag_id", "node", "entity", "mode", ...}';
COMMENT ON COLUMN engine_llm_conversations.conversation_id IS 'Groups the iterations of one tool-calling loop';
COMMENT ON COLUMN engine_llm_conversations.request_messages IS 'The messages as sent, system prompt included';
COMMENT ON COLUMN engine_llm_conversations.duration_ms IS 'Wall clock time of the request, retries excluded';
