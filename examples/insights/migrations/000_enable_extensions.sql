-- Migration 000: Enable extensions
-- Purpose: UUID helpers and trigram search for free-text questions
-- Dependencies: none

BEGIN;

CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

COMMIT;
