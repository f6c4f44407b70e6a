-- Migration 005 (down)

DROP TABLE IF EXISTS engine_queries;
