-- Migration 021 (down)

DROP TABLE IF EXISTS engine_dag_nodes;
DROP TABLE IF EXISTS engine_ontology_dag;
