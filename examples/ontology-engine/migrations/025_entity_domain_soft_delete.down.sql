-- Migration 025 (down)

DELETE FROM engine_ontology_entities WHERE is_deleted;

DROP INDEX idx_engine_ontology_entities_domain;
DROP INDEX idx_engine_ontology_entities_unique;
ALTER TABLE engine_ontology_entities
    ADD CONSTRAINT engine_ontology_entities_unique UNIQUE (ontology_id, name);

ALTER TABLE engine_ontology_entities DROP CONSTRAINT engine_ontology_entities_deletion_check;
ALTER TABLE engine_ontology_entities
    DROP COLUMN deletion_reason,
    DROP COLUMN is_deleted,
    DROP COLUMN domain;
