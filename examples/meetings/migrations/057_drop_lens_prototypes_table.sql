-- Migration: Drop context.lens_prototypes
-- Dependencies: 011_create_context_schema.sql

BEGIN;

DROP TABLE IF EXISTS context.lens_prototypes;

COMMIT;
