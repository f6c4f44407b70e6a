-- Migration 004 (down)

DROP POLICY IF EXISTS engine_schema_columns_project_access ON engine_schema_columns;
ALTER TABLE engine_schema_columns DISABLE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS engine_schema_tables_project_access ON engine_schema_tables;
ALTER TABLE engine_schema_tables DISABLE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS engine_datasources_project_access ON engine_datasources;
ALTER TABLE engine_datasources DISABLE ROW LEVEL SECURITY;
