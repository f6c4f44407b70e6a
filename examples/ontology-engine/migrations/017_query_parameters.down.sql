-- Migration 017 (down)

drop index if exists idx_engine_queries_has_parameters;
drop index if exists idx_engine_queries_parameters;

alter table engine_queries drop column additional_context;
alter table engine_queries drop column output_columns;
alter table engine_queries drop column parameters;

ALTER TABLE engine_queries RENAME COLUMN natural_language_prompt TO prompt;
