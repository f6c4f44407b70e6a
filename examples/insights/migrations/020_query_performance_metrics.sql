-- Migration 020: Query performance metrics
-- Purpose: Where the time of a question goes: intent, context, SQL, execution
-- Dependencies: 006_create_query_history.sql (QueryHistory), 014_semantic_foundation.sql (Customer)

BEGIN;

CREATE TABLE IF NOT EXISTS "QueryPerformanceMetrics" (
  id BIGSERIAL PRIMARY KEY,
  "queryId" BIGINT REFERENCES "QueryHistory"(id) ON DELETE CASCADE,
  customer_id UUID NULL REFERENCES "Customer"(id) ON DELETE SET NULL,
  intent_ms INTEGER,
  context_ms INTEGER,
  sql_generation_ms INTEGER,
  execution_ms INTEGER,
  total_ms INTEGER GENERATED ALWAYS AS
    (COALESCE(intent_ms, 0) + COALESCE(context_ms, 0) + COALESCE(sql_generation_ms, 0) + COALESCE(execution_ms, 0)) STORED,
  created_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE OR REPLACE VIEW "SlowQuestions" AS
SELECT q.id, q.question, m.total_ms, m.created_at
FROM "QueryPerformanceMetrics" m
JOIN "QueryHistory" q ON q.id = m."queryId"
WHERE m.total_ms > 5000;

CREATE INDEX IF NOT EXISTS idx_query_performance_created
ON "QueryPerformanceMetrics" (created_at DESC);

COMMIT;
