-- Migration: Client hierarchy support
-- Dependencies: 010_create_meetings_schema.sql (client_mgmt.clients)
-- Rollback: ALTER TABLE client_mgmt.clients DROP COLUMN parent_client_id;

BEGIN;

ALTER TABLE client_mgmt.clients
    ADD COLUMN IF NOT EXISTS parent_client_id BIGINT;

ALTER TABLE client_mgmt.clients
    ADD CONSTRAINT fk_clients_parent
    FOREIGN KEY (parent_client_id)
    REFERENCES client_mgmt.clients(id)
    ON DELETE RESTRICT;

-- longer circles are found by the application
ALTER TABLE client_mgmt.clients
    ADD CONSTRAINT clients_parent_check
    CHECK (parent_client_id <> id);

CREATE INDEX IF NOT EXISTS idx_clients_parent
    ON client_mgmt.clients (parent_client_id)
    WHERE parent_client_id IS NOT NULL;

COMMENT ON COLUMN client_mgmt.clients.parent_client_id
    IS 'The client that this one is a department of; NULL at the top';

COMMENT ON CONSTRAINT clients_parent_check
    ON client_mgmt.clients
    IS 'A client is not its own department';
COMMENT ON INDEX client_mgmt.idx_clients_parent
    IS 'Departments of a client';

COMMIT;
