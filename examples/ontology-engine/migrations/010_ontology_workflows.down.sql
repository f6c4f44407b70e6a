-- Migration 010 (down)

DROP TABLE IF EXISTS engine_workflow_state;
DROP TABLE IF EXISTS engine_ontology_workflows;
