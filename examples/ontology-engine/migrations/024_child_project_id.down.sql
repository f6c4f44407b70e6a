-- Migration 024 (down)

DROP POLICY engine_dag_nodes_project_access ON engine_dag_nodes;
CREATE POLICY engine_dag_nodes_project_access ON engine_dag_nodes
    USING (EXISTS (
        SELECT 1 FROM engine_ontology_dag d
        WHERE d.id = engine_dag_nodes.dag_id
          AND d.project_id = current_setting('app.current_project_id', true)::uuid
    ));

DROP POLICY engine_ontology_entity_key_columns_project_access ON engine_ontology_entity_key_columns;
CREATE POLICY engine_ontology_entity_key_columns_project_access ON engine_ontology_entity_key_columns
    USING (entity_id IN (
        SELECT id FROM engine_ontology_entities
        WHERE project_id = current_setting('app.current_project_id', true)::uuid
    ));

DROP POLICY engine_ontology_entity_aliases_project_access ON engine_ontology_entity_aliases;
CREATE POLICY engine_ontology_entity_aliases_project_access ON engine_ontology_entity_aliases
    USING (entity_id IN (
        SELECT id FROM engine_ontology_entities
        WHERE project_id = current_setting('app.current_project_id', true)::uuid
    ));

-- takes the indexes and foreign keys along
ALTER TABLE engine_dag_nodes DROP COLUMN project_id;
ALTER TABLE engine_ontology_entity_key_columns DROP COLUMN project_id;
ALTER TABLE engine_ontology_entity_aliases DROP COLUMN project_id;
