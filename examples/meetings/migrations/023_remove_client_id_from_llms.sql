-- Migration: Language models are the same for every client
-- Dependencies: 010_create_meetings_schema.sql
-- Rollback: ALTER TABLE client_mgmt.llms ADD COLUMN client_id BIGINT REFERENCES client_mgmt.clients(id);

BEGIN;

-- doubles that differ in nothing but their client go first
DELETE FROM client_mgmt.llms a
USING client_mgmt.llms b
WHERE a.name = b.name
  AND a.provider = b.provider
  AND a.model = b.model
  AND a.id > b.id;

-- the others are for all clients from here on
ALTER TABLE client_mgmt.llms
    DROP COLUMN IF EXISTS client_id;

ALTER TABLE client_mgmt.llms
    ADD CONSTRAINT llms_name_unique
    UNIQUE (name, provider, model);

COMMIT;
