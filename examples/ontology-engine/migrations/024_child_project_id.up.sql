-- Migration 024: project_id for the three tables that had none
-- Purpose: their policies went through a subquery on the parent, which the planner ran
-- for every row. Same pattern as everywhere else from now on.
-- Dependencies: 018, 021

ALTER TABLE engine_ontology_entity_aliases
    ADD COLUMN project_id UUID REFERENCES engine_projects(id) ON DELETE CASCADE;
ALTER TABLE engine_ontology_entity_key_columns
    ADD COLUMN project_id UUID REFERENCES engine_projects(id) ON DELETE CASCADE;
ALTER TABLE engine_dag_nodes
    ADD COLUMN project_id UUID REFERENCES engine_projects(id) ON DELETE CASCADE;

-- Backfill from the parents
UPDATE engine_ontology_entity_aliases a
   SET project_id = e.project_id
  FROM engine_ontology_entities e
 WHERE e.id = a.entity_id;

UPDATE engine_ontology_entity_key_columns k
   SET project_id = e.project_id
  FROM engine_ontology_entities e
 WHERE e.id = k.entity_id;

UPDATE engine_dag_nodes n
   SET project_id = d.project_id
  FROM engine_ontology_dag d
 WHERE d.id = n.dag_id;

DO $$
DECLARE
    orphans BIGINT;
BEGIN
    SELECT (SELECT count(*) FROM engine_ontology_entity_aliases WHERE project_id IS NULL)
         + (SELECT count(*) FROM engine_ontology_entity_key_columns WHERE project_id IS NULL)
         + (SELECT count(*) FROM engine_dag_nodes WHERE project_id IS NULL)
      INTO orphans;
    IF orphans > 0 THEN
        RAISE EXCEPTION '% rows are left without a project', orphans;
    END IF;
END
$$;

ALTER TABLE engine_ontology_entity_aliases ALTER COLUMN project_id SET NOT NULL;
ALTER TABLE engine_ontology_entity_key_columns ALTER COLUMN project_id SET NOT NULL;
ALTER TABLE engine_dag_nodes ALTER COLUMN project_id SET NOT NULL;

CREATE INDEX idx_engine_ontology_entity_aliases_project ON engine_ontology_entity_aliases(project_id);
CREATE INDEX idx_engine_ontology_entity_key_columns_project ON engine_ontology_entity_key_columns(project_id);
CREATE INDEX idx_engine_dag_nodes_project ON engine_dag_nodes(project_id);

-- Policies
DROP POLICY engine_ontology_entity_aliases_project_access ON engine_ontology_entity_aliases;
CREATE POLICY engine_ontology_entity_aliases_project_access ON engine_ontology_entity_aliases
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

DROP POLICY engine_ontology_entity_key_columns_project_access ON engine_ontology_entity_key_columns;
CREATE POLICY engine_ontology_entity_key_columns_project_access ON engine_ontology_entity_key_columns
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

DROP POLICY engine_dag_nodes_project_access ON engine_dag_nodes;
CREATE POLICY engine_dag_nodes_project_access ON engine_dag_nodes
    USING (project_id = current_setting('app.current_project_id', true)::uuid);
