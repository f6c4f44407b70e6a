-- Migration 013 (down)

DROP TABLE IF EXISTS engine_ontology_questions;
