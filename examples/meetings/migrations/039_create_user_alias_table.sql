-- Migration: User alias system
-- Dependencies: 010_create_meetings_schema.sql (client_mgmt.users)
-- Rollback: DROP TABLE client_mgmt.user_aliases;

BEGIN;

CREATE TABLE IF NOT EXISTS client_mgmt.user_aliases (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    user_id BIGINT NOT NULL,
    alias TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT 'manual',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT user_aliases_unique UNIQUE (user_id, alias),
    CONSTRAINT user_aliases_source_check CHECK (source IN ('manual', 'transcript'))
);

CREATE INDEX IF NOT EXISTS idx_user_aliases_alias
    ON client_mgmt.user_aliases (lower(alias));

ALTER TABLE client_mgmt.user_aliases
    ADD CONSTRAINT fk_user_aliases_user
    FOREIGN KEY (user_id)
    REFERENCES client_mgmt.users(id)
    ON DELETE CASCADE;

COMMENT ON TABLE client_mgmt.user_aliases
    IS 'Names under which a user turns up in transcripts';

COMMENT ON COLUMN client_mgmt.user_aliases.source
    IS 'Who found it: a person, or the importer';

COMMIT;
