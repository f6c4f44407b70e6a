-- Migration 010: Create dashboards
-- Purpose: Put saved insights side by side
-- Dependencies: 008_create_saved_insights.sql (SavedInsights)

BEGIN;

CREATE TABLE IF NOT EXISTS "Dashboards" (
  id SERIAL PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  layout JSONB NOT NULL DEFAULT '{"columns": 12}',
  "isDefault" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMPTZ DEFAULT NOW(),
  "updatedAt" TIMESTAMPTZ DEFAULT NOW()
);

CREATE TABLE IF NOT EXISTS "DashboardPanels" (
  id SERIAL PRIMARY KEY,
  "dashboardId" INTEGER NOT NULL REFERENCES "Dashboards"(id) ON DELETE CASCADE,
  "insightId" INTEGER NOT NULL REFERENCES "SavedInsights"(id) ON DELETE CASCADE,
  position JSONB NOT NULL DEFAULT '{}',
  UNIQUE ("dashboardId", "insightId")
);

-- at most one default
CREATE UNIQUE INDEX IF NOT EXISTS idx_dashboards_default
ON "Dashboards" ("isDefault") WHERE "isDefault";

COMMIT;
