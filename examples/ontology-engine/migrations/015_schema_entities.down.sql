-- Migration 015 (down)

DROP TABLE IF EXISTS engine_schema_entity_occurrences;
DROP TABLE IF EXISTS engine_schema_entities;
