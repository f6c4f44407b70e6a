-- Migration: Drop context.analytical_insights
-- Dependencies: 011_create_context_schema.sql

BEGIN;

DROP TABLE IF EXISTS context.analytical_insights;

COMMIT;
