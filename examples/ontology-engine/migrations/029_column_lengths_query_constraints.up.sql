-- Migration 029: Text lengths of columns, constraints of queries
-- Purpose: two small things that the prompts have been asking for

-- A text column whose values are all 36 characters long is a key, not prose
alter table engine_schema_columns
    add column min_length bigint,
    add column max_length bigint;

alter table engine_schema_columns
    add constraint engine_schema_columns_length_check check (min_length <= max_length);

comment on column engine_schema_columns.min_length is 'Shortest value of a text column in characters';
comment on column engine_schema_columns.max_length is 'Longest value of a text column in characters';

-- numeric(38,10) fits, struct types of clickhouse do not
alter table engine_schema_columns alter column data_type type varchar(255);

alter table engine_queries add column constraints text;

comment on column engine_queries.constraints is 'What the query leaves out or assumes, in words: "excludes test accounts"';
