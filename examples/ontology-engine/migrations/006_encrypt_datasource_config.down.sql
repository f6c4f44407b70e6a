-- Migration 006 (down)
-- Only works while nothing has been encrypted yet: the cast fails on base64, and that is what we want.

COMMENT ON COLUMN engine_datasources.datasource_config IS NULL;

ALTER TABLE engine_datasources ALTER COLUMN datasource_config TYPE JSONB USING datasource_config::jsonb;
ALTER TABLE engine_datasources RENAME COLUMN datasource_config TO config;
