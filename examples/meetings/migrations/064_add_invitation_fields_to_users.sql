-- Migration: User invitation system
-- Dependencies: 030_add_oauth_user_support.sql
-- Rollback: ALTER TABLE client_mgmt.users
--               DROP COLUMN status, DROP COLUMN invitation_token, DROP COLUMN invited_by,
--               DROP COLUMN invited_at, DROP COLUMN invitation_expires_at, DROP COLUMN accepted_at;

BEGIN;

-- Step 1: columns
ALTER TABLE client_mgmt.users
    ADD COLUMN IF NOT EXISTS status TEXT NOT NULL DEFAULT 'active',
    ADD COLUMN IF NOT EXISTS invitation_token TEXT,
    ADD COLUMN IF NOT EXISTS invited_by BIGINT,
    ADD COLUMN IF NOT EXISTS invited_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN IF NOT EXISTS invitation_expires_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN IF NOT EXISTS accepted_at TIMESTAMP WITH TIME ZONE;

-- Step 2: constraints
ALTER TABLE client_mgmt.users
    DROP CONSTRAINT IF EXISTS users_status_check,
    ADD CONSTRAINT users_status_check
    CHECK (status IN ('invited', 'active', 'disabled'));

ALTER TABLE client_mgmt.users
    DROP CONSTRAINT IF EXISTS users_invitation_check,
    ADD CONSTRAINT users_invitation_check
    CHECK (status <> 'invited' OR invitation_token IS NOT NULL);

ALTER TABLE client_mgmt.users
    DROP CONSTRAINT IF EXISTS fk_users_invited_by,
    ADD CONSTRAINT fk_users_invited_by
    FOREIGN KEY (invited_by) REFERENCES client_mgmt.users(id) ON DELETE SET NULL;

-- Step 3: somebody invited has neither password nor identity yet
ALTER TABLE client_mgmt.users
    DROP CONSTRAINT IF EXISTS users_password_check,
    ADD CONSTRAINT users_password_check
    CHECK (status = 'invited' OR auth_method <> 'password' OR password_hash IS NOT NULL);

-- Step 4: the people who are here have accepted
UPDATE client_mgmt.users
SET accepted_at = created_at
WHERE status = 'active'
  AND accepted_at IS NULL;

-- Step 5: indexes
CREATE UNIQUE INDEX IF NOT EXISTS idx_users_invitation_token
    ON client_mgmt.users (invitation_token)
    WHERE invitation_token IS NOT NULL;

CREATE INDEX IF NOT EXISTS idx_users_invited
    ON client_mgmt.users (client_id, invited_at)
    WHERE status = 'invited';

COMMENT ON COLUMN client_mgmt.users.status
    IS 'invited until the link in the mail is followed';
COMMENT ON COLUMN client_mgmt.users.invitation_token
    IS 'SHA-256 of the token in the mail';
COMMENT ON COLUMN client_mgmt.users.invited_by
    IS 'NULL for users from before the invitations';

COMMENT ON COLUMN client_mgmt.users.invitation_expires_at
    IS 'A week after the mail, by default of the application';
COMMENT ON COLUMN client_mgmt.users.accepted_at
    IS 'When the link in the mail was followed';

COMMIT;
