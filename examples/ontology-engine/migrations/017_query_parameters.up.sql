-- Migration 017: Parameterized queries

ALTER TABLE engine_queries RENAME COLUMN prompt TO natural_language_prompt;

alter table engine_queries add column parameters jsonb not null default '[]'::jsonb;
alter table engine_queries add column output_columns jsonb;
alter table engine_queries add column additional_context text;

create index idx_engine_queries_parameters on engine_queries using gin (parameters);
create index idx_engine_queries_has_parameters
    on engine_queries (project_id)
    where jsonb_array_length(parameters) > 0;

comment on column engine_queries.parameters is 'JSON array of {name, type, description, required, default}; referenced as {{name}} in sql_query';
comment on column engine_queries.output_columns is 'JSON array of {name, type, description} of the result set';
