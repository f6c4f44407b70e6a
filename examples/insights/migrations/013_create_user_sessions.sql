-- Migration 013: Create user sessions
-- Purpose: Sign-ins that can be revoked, and owners of queries and dashboards
-- Dependencies: 012_create_users_table.sql (Users), 010_create_dashboards.sql (Dashboards)

BEGIN;

CREATE TABLE IF NOT EXISTS "UserSessions" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  "userId" INTEGER NOT NULL REFERENCES "Users"(id) ON DELETE CASCADE,
  "tokenHash" CHAR(64) NOT NULL UNIQUE,
  "expiresAt" TIMESTAMPTZ NOT NULL,
  "revokedAt" TIMESTAMPTZ
);

ALTER TABLE "QueryHistory"
ADD COLUMN "userId" INTEGER NULL REFERENCES "Users"(id) ON DELETE SET NULL;

ALTER TABLE "Dashboards"
ADD COLUMN "ownerId" INTEGER NULL REFERENCES "Users"(id) ON DELETE SET NULL;

CREATE INDEX IF NOT EXISTS idx_user_sessions_user
ON "UserSessions" ("userId") WHERE "revokedAt" IS NULL;

COMMIT;
