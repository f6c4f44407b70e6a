-- Migration 014: Semantic foundation
-- Purpose: Customers and the concepts that their forms speak of
-- Dependencies: 005_add_updated_at_triggers.sql

BEGIN;

CREATE TABLE IF NOT EXISTS "Customer" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  code VARCHAR(50) NOT NULL UNIQUE,
  name VARCHAR(255) NOT NULL UNIQUE,
  is_active BOOLEAN NOT NULL DEFAULT true,
  db_connection_encrypted TEXT,
  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE TABLE IF NOT EXISTS "SemanticConcept" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  concept_name VARCHAR(255) NOT NULL UNIQUE,
  concept_type VARCHAR(50) NOT NULL CHECK (concept_type IN ('measure','dimension','time','entity')),
  synonyms TEXT[] NOT NULL DEFAULT '{}',
  description TEXT,
  created_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE INDEX IF NOT EXISTS idx_semantic_concept_synonyms
ON "SemanticConcept" USING gin (synonyms);

INSERT INTO "SemanticConcept" (concept_name, concept_type, synonyms) VALUES
  ('submission_count', 'measure', '{submissions,forms filled}'),
  ('submission_date', 'time', '{date,when,filled on}'),
  ('subject', 'entity', '{person,case}')
ON CONFLICT (concept_name) DO NOTHING;

COMMENT ON TABLE "Customer" IS 'An organisation whose data is asked about';
COMMENT ON COLUMN "Customer".code IS 'Short code for people; other tables refer to id';

COMMIT;
