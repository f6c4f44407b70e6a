-- Migration 006: Encrypted datasource config
-- Purpose: no more passwords in clear text. The column now holds base64 of what the
-- server encrypts with the project's key, so it can't be JSONB any longer.
--
-- Rows from before this migration stay readable JSON; the server encrypts them the
-- next time they are saved.

ALTER TABLE engine_datasources RENAME COLUMN config TO datasource_config;
ALTER TABLE engine_datasources ALTER COLUMN datasource_config TYPE TEXT USING datasource_config::text;

COMMENT ON COLUMN engine_datasources.datasource_config IS 'Connection settings, AES-256-GCM encrypted by the server, base64';
