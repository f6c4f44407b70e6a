-- Migration 006: Create query history
-- Purpose: Every question, the SQL that was made of it, and how it went
-- Dependencies: 001_create_forms.sql (Form)

BEGIN;

CREATE TABLE IF NOT EXISTS "QueryHistory" (
  id BIGSERIAL PRIMARY KEY,
  question TEXT NOT NULL,
  sql TEXT,
  scope VARCHAR(10) NOT NULL CHECK (scope IN ('form','schema')),
  "formId" UUID NULL REFERENCES "Form"(id) ON DELETE SET NULL,
  status VARCHAR(20) NOT NULL DEFAULT 'pending' CHECK (status IN ('pending','success','error')),
  "errorMessage" TEXT,
  "durationMs" INTEGER,
  "createdAt" TIMESTAMPTZ DEFAULT NOW()
);

CREATE INDEX IF NOT EXISTS idx_query_history_created
ON "QueryHistory" ("createdAt" DESC);

COMMIT;
