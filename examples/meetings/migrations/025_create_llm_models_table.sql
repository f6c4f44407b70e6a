-- Migration: LLM model configuration storage
-- Dependencies: 023_remove_client_id_from_llms.sql
-- Rollback: DROP TABLE client_mgmt.llm_models;

BEGIN;

CREATE TABLE IF NOT EXISTS client_mgmt.llm_models (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    display_name TEXT NOT NULL,
    context_window INTEGER NOT NULL DEFAULT 8192,
    max_output_tokens INTEGER,
    input_price NUMERIC(10, 4),
    output_price NUMERIC(10, 4),
    is_active BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT llm_models_unique UNIQUE (provider, model),
    CONSTRAINT llm_models_window_check CHECK (context_window > 0)
);

-- every model that a row of llms speaks of
INSERT INTO client_mgmt.llm_models (provider, model, display_name)
SELECT DISTINCT provider, model, model
FROM client_mgmt.llms
ON CONFLICT ON CONSTRAINT llm_models_unique DO NOTHING;

-- the forms list the active models of one provider
CREATE INDEX IF NOT EXISTS idx_llm_models_active
    ON client_mgmt.llm_models (provider)
    WHERE is_active;

COMMENT ON TABLE client_mgmt.llm_models
    IS 'What the providers offer; llms are the ones we use';
COMMENT ON COLUMN client_mgmt.llm_models.context_window
    IS 'Tokens of question and answer together';
COMMENT ON COLUMN client_mgmt.llm_models.input_price
    IS 'US dollars for a million tokens';
COMMENT ON COLUMN client_mgmt.llm_models.output_price
    IS 'US dollars for a million tokens';

COMMENT ON COLUMN client_mgmt.llm_models.max_output_tokens
    IS 'NULL: the provider sets no limit';

COMMIT;
