DROP TABLE IF EXISTS engine_schema_relationships;
