-- Migration 026: Constraints for ontology questions
-- Purpose: "state" was free text and "priority" any number; the UI only ever knew four
-- of the one and five of the other. Named "status" like everywhere else, too.

ALTER TABLE engine_ontology_questions RENAME COLUMN state TO status;
ALTER TABLE engine_ontology_questions ALTER COLUMN status TYPE VARCHAR(50);

DROP INDEX idx_engine_ontology_questions_open;

UPDATE engine_ontology_questions
   SET status = CASE
           WHEN answer IS NOT NULL THEN 'answered'
           WHEN status IN ('skipped', 'deleted') THEN status
           ELSE 'pending'
       END,
       priority = LEAST(GREATEST(priority, 1), 5);

ALTER TABLE engine_ontology_questions ALTER COLUMN status SET DEFAULT 'pending';
ALTER TABLE engine_ontology_questions ALTER COLUMN priority SET DEFAULT 3;

ALTER TABLE engine_ontology_questions
    ADD CONSTRAINT engine_ontology_questions_status_check
    CHECK (status IN ('pending', 'skipped', 'answered', 'deleted'));
ALTER TABLE engine_ontology_questions
    ADD CONSTRAINT engine_ontology_questions_priority_check
    CHECK (priority BETWEEN 1 AND 5);

CREATE INDEX idx_engine_ontology_questions_pending
    ON engine_ontology_questions(project_id, priority)
    WHERE status = 'pending';

COMMENT ON COLUMN engine_ontology_questions.priority IS '1 (ask first) to 5 (nice to know)';
COMMENT ON COLUMN engine_ontology_questions.status IS 'pending, skipped, answered, or deleted by a person';
