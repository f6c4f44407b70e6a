-- Documents that come from an integration remember where from.
-- Shape: {"clickup": {"task_id": "...", "list_id": "...", "synced_at": "..."}}

ALTER TABLE kb.documents
    ADD COLUMN IF NOT EXISTS integration_metadata JSONB;

-- find the document again when the integration reports a change
CREATE INDEX IF NOT EXISTS idx_documents_integration_metadata
    ON kb.documents USING gin (integration_metadata jsonb_path_ops)
    WHERE integration_metadata IS NOT NULL;

COMMENT ON COLUMN kb.documents.integration_metadata IS 'Where an imported document comes from, keyed by integration; NULL for uploads';
