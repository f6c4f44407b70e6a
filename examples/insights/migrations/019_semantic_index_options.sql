-- Migration 019: Options of choice fields in the semantic index
-- Purpose: "yes", "Y" and "1" mean the same; keep what each answer stands for
-- Dependencies: 015_semantic_index.sql (SemanticIndexField)

BEGIN;

CREATE TABLE IF NOT EXISTS "SemanticIndexOption" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  semantic_index_field_id UUID NOT NULL REFERENCES "SemanticIndexField"(id) ON DELETE CASCADE,
  option_value TEXT NOT NULL,
  semantic_value VARCHAR(100) NOT NULL,
  confidence NUMERIC(3, 2),
  UNIQUE (semantic_index_field_id, option_value)
);

ALTER TABLE "SemanticIndexField"
ADD COLUMN data_type VARCHAR(20) NOT NULL DEFAULT 'text';

COMMIT;
