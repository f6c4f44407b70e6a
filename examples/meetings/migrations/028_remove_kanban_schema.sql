-- Migration: Remove the kanban schema
-- Dependencies: none
-- Rollback: none, the boards were given up
--
-- The schema was made by hand on the first servers only.

BEGIN;

DROP SCHEMA IF EXISTS kanban
    CASCADE;

COMMIT;
