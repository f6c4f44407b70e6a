-- Migration: Drop context.block_lens_version
-- Dependencies: 011_create_context_schema.sql

BEGIN;

DROP TABLE IF EXISTS context.block_lens_version;

COMMIT;
