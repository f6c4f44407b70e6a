-- Migration 021: DAG execution
-- Purpose: replaces the workflow tables (010). Extraction is now a graph of nodes, each
-- of which can be retried alone; see 022 for the end of the old tables.

CREATE TABLE engine_ontology_dag (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES engine_projects(id) ON DELETE CASCADE,
    datasource_id UUID NOT NULL REFERENCES engine_datasources(id) ON DELETE CASCADE,
    ontology_id UUID REFERENCES engine_ontologies(id) ON DELETE SET NULL,
    status VARCHAR(50) NOT NULL DEFAULT 'pending',
    current_node VARCHAR(100),
    schema_fingerprint TEXT,
    owner_id UUID,
    last_heartbeat TIMESTAMPTZ,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(), -- written with every heartbeat, so no trigger
    CONSTRAINT engine_ontology_dag_status_check
        CHECK (status IN ('pending', 'running', 'completed', 'failed', 'cancelled'))
);

-- One run at a time per datasource
CREATE UNIQUE INDEX idx_engine_ontology_dag_one_active
    ON engine_ontology_dag(datasource_id)
    WHERE status IN ('pending', 'running');
CREATE INDEX idx_engine_ontology_dag_project ON engine_ontology_dag(project_id);
CREATE INDEX idx_engine_ontology_dag_heartbeat
    ON engine_ontology_dag(last_heartbeat)
    WHERE status = 'running';

CREATE TABLE engine_dag_nodes (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    dag_id UUID NOT NULL REFERENCES engine_ontology_dag(id) ON DELETE CASCADE,
    node_name VARCHAR(100) NOT NULL,
    node_order INTEGER NOT NULL,
    status VARCHAR(50) NOT NULL DEFAULT 'pending',
    progress JSONB,
    retry_count INTEGER NOT NULL DEFAULT 0,
    error_message TEXT,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    duration_ms INTEGER,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT engine_dag_nodes_unique_name UNIQUE (dag_id, node_name),
    CONSTRAINT engine_dag_nodes_status_check
        CHECK (status IN ('pending', 'running', 'completed', 'failed', 'skipped')),
    CONSTRAINT engine_dag_nodes_retry_check CHECK (retry_count >= 0)
);

CREATE INDEX idx_engine_dag_nodes_order ON engine_dag_nodes(dag_id, node_order);

ALTER TABLE engine_ontology_dag ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_ontology_dag_project_access ON engine_ontology_dag
    USING (project_id = current_setting('app.current_project_id', true)::uuid);

ALTER TABLE engine_dag_nodes ENABLE ROW LEVEL SECURITY;
CREATE POLICY engine_dag_nodes_project_access ON engine_dag_nodes
    USING (EXISTS (
        SELECT 1 FROM engine_ontology_dag d
        WHERE d.id = engine_dag_nodes.dag_id
          AND d.project_id = current_setting('app.current_project_id', true)::uuid
    ));

COMMENT ON TABLE engine_ontology_dag IS 'One row per extraction run';
COMMENT ON TABLE engine_dag_nodes IS 'State of every node of a run';
COMMENT ON COLUMN engine_ontology_dag.schema_fingerprint IS 'Hash of the discovered schema at the start of the run; a rerun over the same one is skipped';
COMMENT ON COLUMN engine_ontology_dag.owner_id IS 'Server process that runs it';
COMMENT ON COLUMN engine_ontology_dag.last_heartbeat IS 'When older than two minutes another server may take over';
COMMENT ON COLUMN engine_dag_nodes.progress IS '{"current": 3, "total": 12, "message": "..."}';
