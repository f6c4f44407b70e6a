-- Migration 008: Create saved insights
-- Purpose: Questions worth keeping, with their chart
-- Dependencies: 001_create_forms.sql (Form)

BEGIN;

CREATE TABLE IF NOT EXISTS "SavedInsights" (
  id SERIAL PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  question TEXT NOT NULL,
  scope VARCHAR(10) NOT NULL CHECK (scope IN ('form','schema')),
  "formId" UUID NULL,
  sql TEXT NOT NULL,
  "chartType" VARCHAR(20) NOT NULL,
  "chartMapping" JSONB NOT NULL,
  "chartOptions" JSONB NULL,
  description TEXT NULL,
  tags TEXT[] NOT NULL DEFAULT '{}',
  "createdBy" VARCHAR(255) NULL,
  "isActive" BOOLEAN NOT NULL DEFAULT true,
  "createdAt" TIMESTAMPTZ DEFAULT NOW(),
  "updatedAt" TIMESTAMPTZ DEFAULT NOW(),
  CHECK (scope = 'schema' OR "formId" IS NOT NULL)
);

CREATE INDEX IF NOT EXISTS idx_saved_insights_scope
ON "SavedInsights" (scope, "isActive");

CREATE INDEX IF NOT EXISTS idx_saved_insights_tags
ON "SavedInsights" USING gin (tags);

COMMENT ON COLUMN "SavedInsights"."chartMapping" IS 'Which result column feeds which axis or series';

COMMIT;
