-- Migration: More sources of files
-- Dependencies: 011_create_context_schema.sql
-- Rollback: put the check back to ('upload', 'legacy')

BEGIN;

ALTER TABLE context.files
    DROP CONSTRAINT IF EXISTS files_source_type_check;

ALTER TABLE context.files
    ADD CONSTRAINT files_source_type_check
    CHECK (source_type IN (
        'upload',
        'legacy',
        'transcript',
        'url',
        'generated'
    ));

COMMENT ON COLUMN context.files.source_type
    IS 'Where the file came from';

COMMIT;
