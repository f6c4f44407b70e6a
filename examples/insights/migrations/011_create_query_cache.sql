-- Migration 011: Create query cache
-- Purpose: Do not ask the language model twice for the same question
-- Dependencies: 006_create_query_history.sql (QueryHistory)

BEGIN;

CREATE TABLE IF NOT EXISTS "QueryCache" (
  "questionHash" CHAR(64) PRIMARY KEY,
  "queryId" BIGINT NOT NULL REFERENCES "QueryHistory"(id) ON DELETE CASCADE,
  sql TEXT NOT NULL,
  "hitCount" INTEGER NOT NULL DEFAULT 0,
  "expiresAt" TIMESTAMPTZ NOT NULL DEFAULT NOW() + INTERVAL '7 days'
);

CREATE INDEX IF NOT EXISTS idx_query_cache_expires
ON "QueryCache" ("expiresAt");

COMMIT;
