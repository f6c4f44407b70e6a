-- Migration 003: Create submissions
-- Purpose: What people filled in, one value a row
-- Dependencies: 002_create_form_fields.sql (FormField)

BEGIN;

CREATE TABLE IF NOT EXISTS "Submission" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  "formVersionId" UUID NOT NULL REFERENCES "FormVersion"(id),
  "subjectCode" VARCHAR(50) NOT NULL,
  "submittedAt" TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE TABLE IF NOT EXISTS "SubmissionValue" (
  "submissionId" UUID NOT NULL REFERENCES "Submission"(id) ON DELETE CASCADE,
  "fieldId" UUID NOT NULL REFERENCES "FormField"(id),
  "textValue" TEXT,
  "numberValue" NUMERIC(14, 4),
  "dateValue" DATE,
  PRIMARY KEY ("submissionId", "fieldId")
);

CREATE INDEX IF NOT EXISTS idx_submission_version_time
ON "Submission" ("formVersionId", "submittedAt" DESC);

COMMIT;
