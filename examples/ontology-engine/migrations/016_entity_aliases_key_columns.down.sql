-- Migration 016 (down)

DROP TABLE IF EXISTS engine_schema_entity_key_columns;
DROP TABLE IF EXISTS engine_schema_entity_aliases;
