-- Migration 009 (down)

DROP TABLE IF EXISTS engine_ontologies;
