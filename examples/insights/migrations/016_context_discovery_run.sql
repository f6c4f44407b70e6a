-- Migration 016: Context discovery runs
-- Purpose: One row for each time a customer's data was searched for context
-- Dependencies: 014_semantic_foundation.sql (Customer)

BEGIN;

CREATE TABLE IF NOT EXISTS "ContextDiscoveryRun" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  context_bundle JSONB NOT NULL DEFAULT '{}',
  overall_confidence NUMERIC(3, 2),
  duration_ms INTEGER,
  created_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE INDEX IF NOT EXISTS idx_context_discovery_run_customer
ON "ContextDiscoveryRun" (customer_id, created_at DESC);

COMMIT;
