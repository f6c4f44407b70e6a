DROP TABLE IF EXISTS engine_schema_columns;
DROP TABLE IF EXISTS engine_schema_tables;
