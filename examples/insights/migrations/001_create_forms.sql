-- Migration 001: Create forms
-- Purpose: Form definitions and their published versions
-- Dependencies: 000_enable_extensions.sql

BEGIN;

CREATE TABLE IF NOT EXISTS "Form" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  name VARCHAR(255) NOT NULL UNIQUE,
  description TEXT,
  "isPublished" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMPTZ DEFAULT NOW(),
  "updatedAt" TIMESTAMPTZ DEFAULT NOW()
);

CREATE TABLE IF NOT EXISTS "FormVersion" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  "formId" UUID NOT NULL REFERENCES "Form"(id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  definition JSONB NOT NULL DEFAULT '{}',
  "publishedAt" TIMESTAMPTZ,
  UNIQUE ("formId", version)
);

COMMENT ON TABLE "Form" IS 'A questionnaire as its authors see it';

COMMIT;
