-- Migration 011 (down)

DROP TABLE IF EXISTS engine_project_knowledge;
DROP TABLE IF EXISTS engine_ontology_chat_messages;
