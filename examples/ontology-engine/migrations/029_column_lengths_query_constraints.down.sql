-- Migration 029 (down)

alter table engine_queries drop column constraints;

alter table engine_schema_columns alter column data_type type varchar(100);

alter table engine_schema_columns drop constraint engine_schema_columns_length_check;
alter table engine_schema_columns
    drop column max_length,
    drop column min_length;
