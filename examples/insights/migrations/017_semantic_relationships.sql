-- Migration 017: Semantic relationships
-- Purpose: How the tables of a customer join, with the evidence
-- Dependencies: 015_semantic_index.sql (SemanticIndex)

BEGIN;

CREATE TABLE IF NOT EXISTS "SemanticRelationship" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  source_table VARCHAR(128) NOT NULL,
  source_column VARCHAR(128) NOT NULL,
  target_table VARCHAR(128) NOT NULL,
  target_column VARCHAR(128) NOT NULL,
  cardinality VARCHAR(3) NOT NULL DEFAULT 'N:1' CHECK (cardinality IN ('1:1','1:N','N:1')),
  confidence NUMERIC(3, 2) NOT NULL DEFAULT 1,
  UNIQUE (customer_id, source_table, source_column, target_table, target_column)
);

COMMIT;
