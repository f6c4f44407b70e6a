-- Migration: Drop context.detected_patterns
-- Dependencies: 011_create_context_schema.sql

BEGIN;

DROP TABLE IF EXISTS context.detected_patterns;

COMMIT;
