-- Migration 009: Keep SavedInsights."updatedAt" current
-- Purpose: The list sorts by it and it never moved
-- Dependencies: 005_add_updated_at_triggers.sql, 008_create_saved_insights.sql (SavedInsights)

BEGIN;

CREATE TRIGGER trigger_saved_insights_updated_at
BEFORE UPDATE ON "SavedInsights"
FOR EACH ROW
EXECUTE FUNCTION set_updated_at();

ALTER TABLE "SavedInsights"
ADD CONSTRAINT "SavedInsights_formId_fkey" FOREIGN KEY ("formId") REFERENCES "Form"(id) ON DELETE CASCADE;

COMMIT;
