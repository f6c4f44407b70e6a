-- Migration 025: Entities get a business domain and soft delete
-- Purpose: extraction proposes, people strike out. What was struck out has to stay struck
-- out at the next run, so the row stays, with the reason.

ALTER TABLE engine_ontology_entities
    ADD COLUMN domain VARCHAR(100),
    ADD COLUMN is_deleted BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN deletion_reason TEXT;

-- A reason only makes sense for a deleted entity
ALTER TABLE engine_ontology_entities
    ADD CONSTRAINT engine_ontology_entities_deletion_check
    CHECK (is_deleted OR deletion_reason IS NULL);

ALTER TABLE engine_ontology_entities DROP CONSTRAINT engine_ontology_entities_unique;
CREATE UNIQUE INDEX idx_engine_ontology_entities_unique
    ON engine_ontology_entities(ontology_id, name)
    WHERE NOT is_deleted;

CREATE INDEX idx_engine_ontology_entities_domain
    ON engine_ontology_entities(project_id, domain)
    WHERE NOT is_deleted;

COMMENT ON COLUMN engine_ontology_entities.domain IS 'Business area such as billing, logistics or support; free text';
COMMENT ON COLUMN engine_ontology_entities.is_deleted IS 'Struck out; extraction must not propose it again';
COMMENT ON COLUMN engine_ontology_entities.deletion_reason IS 'Why it was struck out, shown to the model as a hint';
