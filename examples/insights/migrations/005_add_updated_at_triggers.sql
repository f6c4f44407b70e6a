-- Migration 005: Keep "updatedAt" current
-- Purpose: One trigger function for every table that has the column
-- Dependencies: 001_create_forms.sql (Form)

BEGIN;

CREATE OR REPLACE FUNCTION set_updated_at()
RETURNS TRIGGER AS $$
BEGIN
  NEW."updatedAt" = NOW();
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER trigger_form_updated_at
BEFORE UPDATE ON "Form"
FOR EACH ROW
EXECUTE FUNCTION set_updated_at();

COMMIT;
