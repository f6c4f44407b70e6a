-- kb.documents was forgotten yesterday. Since then every insert failed, because the trigger
-- kb.fill_organization_id() already asks for NEW.organization_id.

ALTER TABLE kb.documents RENAME COLUMN org_id TO organization_id;
ALTER TABLE kb.documents RENAME CONSTRAINT documents_org_id_fkey TO documents_organization_id_fkey;
ALTER INDEX kb.idx_documents_org_id RENAME TO idx_documents_organization_id;
