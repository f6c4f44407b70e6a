-- Migration 007: Search earlier questions
-- Purpose: Suggest questions while someone types
-- Dependencies: 006_create_query_history.sql (QueryHistory), 000_enable_extensions.sql (pg_trgm)

BEGIN;

CREATE INDEX IF NOT EXISTS idx_query_history_question_trgm
ON "QueryHistory" USING gin (question gin_trgm_ops);

COMMENT ON COLUMN "QueryHistory".question IS 'The question as typed; searched by trigrams';

COMMIT;
