-- Migration 002: Create form fields
-- Purpose: One row for each field of a form version
-- Dependencies: 001_create_forms.sql (FormVersion)

BEGIN;

CREATE TABLE IF NOT EXISTS "FormField" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  "formVersionId" UUID NOT NULL REFERENCES "FormVersion"(id) ON DELETE CASCADE,
  name VARCHAR(100) NOT NULL,
  label TEXT NOT NULL,
  "fieldType" VARCHAR(20) NOT NULL CHECK ("fieldType" IN ('text','number','date','choice','boolean')),
  options JSONB NOT NULL DEFAULT '[]',
  "sortOrder" INTEGER NOT NULL DEFAULT 0,
  UNIQUE ("formVersionId", name)
);

CREATE INDEX IF NOT EXISTS idx_form_field_version
ON "FormField" ("formVersionId", "sortOrder");

COMMIT;
