-- Migration 018: Add customer and semantic scope to SavedInsights
-- Purpose: Insights of one customer, and insights from the semantic layer (Phase 7)
-- Dependencies: 008_create_saved_insights.sql (SavedInsights)

BEGIN;

-- The customer's code, as in the URL
ALTER TABLE "SavedInsights"
ADD COLUMN "customerId" VARCHAR(50) NULL;

CREATE INDEX IF NOT EXISTS idx_saved_insights_customer
ON "SavedInsights" ("customerId", "isActive");

ALTER TABLE "SavedInsights"
DROP CONSTRAINT IF EXISTS "SavedInsights_scope_check";

ALTER TABLE "SavedInsights"
ADD CONSTRAINT "SavedInsights_scope_check"
CHECK (scope IN ('form', 'schema', 'semantic'));

ALTER TABLE "SavedInsights"
ADD COLUMN "semanticContext" JSONB NULL;

COMMIT;
