-- Migration 022: Cleanup
-- Purpose: drop what nobody reads any more
--   engine_workflow_state, engine_ontology_workflows   replaced by the DAG (021)
--   engine_schema_entity_occurrences                   replaced by engine_entity_relationships (020)
--   engine_datasource_types                            the adapters register themselves in the server

DROP TABLE engine_workflow_state;
DROP TABLE engine_ontology_workflows;
DROP TABLE engine_schema_entity_occurrences;

ALTER TABLE engine_datasources DROP CONSTRAINT engine_datasources_datasource_type_fkey;
DROP TABLE engine_datasource_types;

-- the foreign key kept typos out, this still does
ALTER TABLE engine_datasources
    ADD CONSTRAINT engine_datasources_type_check
    CHECK (datasource_type IN ('postgres', 'mssql', 'clickhouse'));
