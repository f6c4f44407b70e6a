-- Migration 002 (down)

DROP TABLE IF EXISTS engine_datasources;
DROP TABLE IF EXISTS engine_datasource_types;
DROP FUNCTION IF EXISTS update_updated_at_column();
