-- Migration 001 (down)

DROP TABLE IF EXISTS engine_project_users;
DROP TABLE IF EXISTS engine_projects;
