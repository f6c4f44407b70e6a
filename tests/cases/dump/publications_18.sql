-- needs PostgreSQL 18
CREATE TABLE t (id int PRIMARY KEY, a int, g int GENERATED ALWAYS AS (a * 2) STORED);
-- generated columns: stored, none, named in the list of columns
CREATE PUBLICATION g_stored FOR TABLE t WITH (publish_generated_columns = stored);
CREATE PUBLICATION g_none FOR TABLE t WITH (publish_generated_columns = none);
CREATE PUBLICATION g_listed FOR TABLE t (id, g);
CREATE PUBLICATION g_all FOR ALL TABLES WITH (publish_generated_columns = stored, publish_via_partition_root, publish = 'insert');
