-- Migration: llms refer to llm_models
-- Dependencies: 025_create_llm_models_table.sql
-- Rollback: ALTER TABLE client_mgmt.llms ADD COLUMN provider TEXT, ADD COLUMN model TEXT, ADD COLUMN api_key TEXT;
--           UPDATE client_mgmt.llms l SET provider = m.provider, model = m.model
--           FROM client_mgmt.llm_models m WHERE m.id = l.model_id;

BEGIN;

ALTER TABLE client_mgmt.llms
    ADD COLUMN IF NOT EXISTS model_id BIGINT;

UPDATE client_mgmt.llms l
SET model_id = m.id
FROM client_mgmt.llm_models m
WHERE m.provider = l.provider
  AND m.model = l.model;

ALTER TABLE client_mgmt.llms
    ALTER COLUMN model_id SET NOT NULL,
    ADD CONSTRAINT fk_llms_model
    FOREIGN KEY (model_id) REFERENCES client_mgmt.llm_models(id);

-- keys belong in the environment, not in a table
ALTER TABLE client_mgmt.llms
    DROP COLUMN IF EXISTS provider,
    DROP COLUMN IF EXISTS model,
    DROP COLUMN IF EXISTS api_key;

ALTER TABLE client_mgmt.llms
    ADD CONSTRAINT llms_name_model_unique UNIQUE (name, model_id);

COMMENT ON COLUMN client_mgmt.llms.model_id IS 'What the provider calls it stands there';

COMMIT;
