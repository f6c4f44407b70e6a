-- Migration: Sign in with OAuth
-- Dependencies: 010_create_meetings_schema.sql (client_mgmt.users)
-- Rollback: DROP TABLE client_mgmt.user_identities;
--           ALTER TABLE client_mgmt.users DROP COLUMN auth_method, DROP COLUMN last_login_at;
--           UPDATE client_mgmt.users SET password_hash = '!' WHERE password_hash IS NULL;
--           ALTER TABLE client_mgmt.users ALTER COLUMN password_hash SET NOT NULL;

BEGIN;

-- Step 1: users without a password
ALTER TABLE client_mgmt.users
    ALTER COLUMN password_hash DROP NOT NULL;

ALTER TABLE client_mgmt.users
    ADD COLUMN IF NOT EXISTS auth_method TEXT NOT NULL DEFAULT 'password',
    ADD COLUMN IF NOT EXISTS last_login_at TIMESTAMP WITH TIME ZONE;

ALTER TABLE client_mgmt.users
    ADD CONSTRAINT users_auth_method_check
    CHECK (auth_method IN ('password', 'oauth'));

ALTER TABLE client_mgmt.users
    ADD CONSTRAINT users_password_check
    CHECK (auth_method <> 'password' OR password_hash IS NOT NULL);

-- Step 2: accounts at the providers
CREATE TABLE IF NOT EXISTS client_mgmt.user_identities (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    user_id BIGINT NOT NULL,
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    email TEXT,
    profile JSONB NOT NULL DEFAULT '{}',
    linked_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT user_identities_subject_unique
        UNIQUE (provider, subject),
    CONSTRAINT user_identities_provider_check
        CHECK (provider IN ('google', 'microsoft', 'github'))
);

-- Step 3: indexes
CREATE INDEX IF NOT EXISTS idx_user_identities_user
    ON client_mgmt.user_identities (user_id);

CREATE INDEX IF NOT EXISTS idx_users_email_lower
    ON client_mgmt.users (lower(email));

-- Step 4: foreign key
ALTER TABLE client_mgmt.user_identities
    ADD CONSTRAINT fk_user_identities_user
    FOREIGN KEY (user_id)
    REFERENCES client_mgmt.users(id)
    ON DELETE CASCADE;

-- Step 5: find or link the user of an identity
CREATE OR REPLACE FUNCTION client_mgmt.user_of_identity(p_provider TEXT, p_subject TEXT)
RETURNS BIGINT AS $$
    SELECT user_id
    FROM client_mgmt.user_identities
    WHERE provider = p_provider
      AND subject = p_subject;
$$ LANGUAGE sql STABLE;

COMMENT ON COLUMN client_mgmt.users.auth_method
    IS 'How the account was made; an oauth user may set a password later';
COMMENT ON TABLE client_mgmt.user_identities
    IS 'Accounts of a user at OAuth providers';
COMMENT ON COLUMN client_mgmt.user_identities.subject
    IS 'The sub claim: never changes, other than the e-mail address';
COMMENT ON FUNCTION client_mgmt.user_of_identity(TEXT, TEXT)
    IS 'The user that signs in, NULL for a stranger';

COMMENT ON COLUMN client_mgmt.users.last_login_at
    IS 'By whichever method';
COMMENT ON COLUMN client_mgmt.user_identities.profile
    IS 'Name and picture as the provider sent them last';

COMMIT;
