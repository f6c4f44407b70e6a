-- Migration 015: Semantic index
-- Purpose: Which form of a customer means which concept
-- Dependencies: 014_semantic_foundation.sql (Customer, SemanticConcept), 001_create_forms.sql (Form)

BEGIN;

CREATE TABLE IF NOT EXISTS "SemanticIndex" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  form_id UUID NOT NULL REFERENCES "Form"(id) ON DELETE CASCADE,
  overall_confidence NUMERIC(3, 2) CHECK (overall_confidence BETWEEN 0 AND 1),
  discovered_at TIMESTAMPTZ DEFAULT NOW(),
  UNIQUE (customer_id, form_id)
);

CREATE TABLE IF NOT EXISTS "SemanticIndexField" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  semantic_index_id UUID NOT NULL REFERENCES "SemanticIndex"(id) ON DELETE CASCADE,
  field_name VARCHAR(100) NOT NULL,
  concept_id UUID REFERENCES "SemanticConcept"(id) ON DELETE SET NULL,
  confidence NUMERIC(3, 2) CHECK (confidence BETWEEN 0 AND 1),
  is_review_required BOOLEAN NOT NULL DEFAULT false,
  UNIQUE (semantic_index_id, field_name)
);

CREATE INDEX IF NOT EXISTS idx_semantic_index_field_concept
ON "SemanticIndexField" (concept_id);

COMMIT;
