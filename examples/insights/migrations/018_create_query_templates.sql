-- Migration 018: Create query templates
-- Purpose: Questions that come again and again get reviewed SQL with placeholders
-- Dependencies: 014_semantic_foundation.sql (Customer), 012_create_users_table.sql (Users)

BEGIN;

CREATE TABLE IF NOT EXISTS "QueryTemplate" (
  id SERIAL PRIMARY KEY,
  name VARCHAR(100) NOT NULL UNIQUE,
  "questionPattern" TEXT NOT NULL,
  "sqlTemplate" TEXT NOT NULL,
  placeholders JSONB NOT NULL DEFAULT '{}',
  status VARCHAR(10) NOT NULL DEFAULT 'draft' CHECK (status IN ('draft','approved','retired')),
  "approvedBy" INTEGER NULL REFERENCES "Users"(id) ON DELETE SET NULL,
  "createdAt" TIMESTAMPTZ DEFAULT NOW(),
  CHECK (status <> 'approved' OR "approvedBy" IS NOT NULL)
);

CREATE TABLE IF NOT EXISTS "QueryTemplateUsage" (
  id BIGSERIAL PRIMARY KEY,
  "templateId" INTEGER NOT NULL REFERENCES "QueryTemplate"(id) ON DELETE CASCADE,
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  "queryId" BIGINT REFERENCES "QueryHistory"(id) ON DELETE SET NULL,
  "usedAt" TIMESTAMPTZ DEFAULT NOW()
);

CREATE INDEX IF NOT EXISTS idx_query_template_usage_template
ON "QueryTemplateUsage" ("templateId", "usedAt" DESC);

COMMIT;
