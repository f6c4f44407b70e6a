-- Migration 021: Audit of context discovery
-- Purpose: Who started a discovery run, and what it changed in the semantic index
-- Dependencies: 016_context_discovery_run.sql (ContextDiscoveryRun), 012_create_users_table.sql (Users)

BEGIN;

ALTER TABLE "ContextDiscoveryRun"
ADD COLUMN triggered_by INTEGER NULL REFERENCES "Users"(id) ON DELETE SET NULL,
ADD COLUMN status VARCHAR(20) NOT NULL DEFAULT 'completed'
  CHECK (status IN ('running','completed','failed'));

CREATE TABLE IF NOT EXISTS "ContextDiscoveryAudit" (
  id BIGSERIAL PRIMARY KEY,
  run_id UUID NOT NULL REFERENCES "ContextDiscoveryRun"(id) ON DELETE CASCADE,
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  step VARCHAR(50) NOT NULL,
  detail JSONB NOT NULL DEFAULT '{}',
  created_at TIMESTAMPTZ DEFAULT NOW()
);

CREATE INDEX IF NOT EXISTS idx_context_discovery_audit_run
ON "ContextDiscoveryAudit" (run_id, id);

CREATE OR REPLACE FUNCTION audit_context_discovery_status()
RETURNS TRIGGER AS $$
BEGIN
  INSERT INTO "ContextDiscoveryAudit" (run_id, customer_id, step, detail)
  VALUES (NEW.id, NEW.customer_id, 'status', jsonb_build_object('from', OLD.status, 'to', NEW.status));
  RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER trigger_context_discovery_status
AFTER UPDATE OF status ON "ContextDiscoveryRun"
FOR EACH ROW
WHEN (OLD.status IS DISTINCT FROM NEW.status)
EXECUTE FUNCTION audit_context_discovery_status();

COMMENT ON TABLE "ContextDiscoveryAudit" IS 'Append only';

COMMIT;
