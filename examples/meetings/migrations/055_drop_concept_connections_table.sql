-- Migration: Drop context.concept_connections
-- Dependencies: 011_create_context_schema.sql

BEGIN;

DROP TABLE IF EXISTS context.concept_connections;

COMMIT;
