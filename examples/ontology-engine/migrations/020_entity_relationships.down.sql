-- Migration 020 (down)

DROP TABLE IF EXISTS engine_entity_relationships;
