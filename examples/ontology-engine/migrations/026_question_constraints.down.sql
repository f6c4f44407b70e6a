-- Migration 026 (down)
-- The priorities of before are gone; everything stays between 1 and 5.

COMMENT ON COLUMN engine_ontology_questions.status IS NULL;
COMMENT ON COLUMN engine_ontology_questions.priority IS NULL;

DROP INDEX idx_engine_ontology_questions_pending;

ALTER TABLE engine_ontology_questions DROP CONSTRAINT engine_ontology_questions_priority_check;
ALTER TABLE engine_ontology_questions DROP CONSTRAINT engine_ontology_questions_status_check;

ALTER TABLE engine_ontology_questions ALTER COLUMN priority SET DEFAULT 0;
ALTER TABLE engine_ontology_questions ALTER COLUMN status SET DEFAULT 'open';

UPDATE engine_ontology_questions SET status = 'open' WHERE status = 'pending';

ALTER TABLE engine_ontology_questions ALTER COLUMN status TYPE VARCHAR(20);
ALTER TABLE engine_ontology_questions RENAME COLUMN status TO state;

CREATE INDEX idx_engine_ontology_questions_open
    ON engine_ontology_questions(project_id, priority)
    WHERE state = 'open';
