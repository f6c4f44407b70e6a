-- Migration 004: Row level security
-- Purpose: one project must never see another's rows, whatever the query forgot.
--
-- The pool sets app.current_project_id when it hands out a connection. The second
-- argument (missing_ok) makes an unset value match nothing instead of raising.
-- engine_projects and engine_project_users stay open: they are read before a project is chosen.

ALTER TABLE engine_datasources ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_datasources_project_access ON engine_datasources
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

ALTER TABLE engine_schema_tables ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_schema_tables_project_access ON engine_schema_tables
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

ALTER TABLE engine_schema_columns ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_schema_columns_project_access ON engine_schema_columns
    USING (project_id = current_setting('app.current_project_id', true)::uuid);
