CREATE SCHEMA far;

-- without columns; with none left; with none but dropped ones in between
CREATE TABLE no_columns ();
CREATE TABLE none_left (a int);
ALTER TABLE none_left DROP COLUMN a;
CREATE TABLE holes (a int, b text, c int, d text);
ALTER TABLE holes DROP COLUMN a;
ALTER TABLE holes DROP COLUMN c;
ALTER TABLE holes ADD COLUMN e int DEFAULT 5 NOT NULL;

-- persistence: made unlogged, changed to it, changed back
CREATE UNLOGGED TABLE unlogged_one (id int PRIMARY KEY, t text);
CREATE TABLE became_unlogged (id serial PRIMARY KEY);
ALTER TABLE became_unlogged SET UNLOGGED;
CREATE UNLOGGED TABLE became_logged (id int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE became_logged SET LOGGED;

-- storage parameters: every one, those of the toast table too
CREATE TABLE tuned (id int, t text) WITH (
  fillfactor = 70, parallel_workers = 3, toast_tuple_target = 256, user_catalog_table = true,
  autovacuum_enabled = false, autovacuum_vacuum_threshold = 51, autovacuum_vacuum_insert_threshold = 1001,
  autovacuum_analyze_threshold = 52, autovacuum_vacuum_scale_factor = 0.25, autovacuum_vacuum_insert_scale_factor = 0.35,
  autovacuum_analyze_scale_factor = 0.15, autovacuum_vacuum_cost_delay = 3.5, autovacuum_vacuum_cost_limit = 201,
  autovacuum_freeze_min_age = 1000, autovacuum_freeze_max_age = 200000, autovacuum_freeze_table_age = 150000,
  autovacuum_multixact_freeze_min_age = 1001, autovacuum_multixact_freeze_max_age = 200001,
  autovacuum_multixact_freeze_table_age = 150001, log_autovacuum_min_duration = 250, vacuum_index_cleanup = auto,
  vacuum_truncate = false,
  toast.autovacuum_enabled = false, toast.autovacuum_vacuum_threshold = 61, toast.autovacuum_vacuum_insert_threshold = 62,
  toast.autovacuum_vacuum_scale_factor = 0.45, toast.autovacuum_vacuum_insert_scale_factor = 0.55,
  toast.autovacuum_vacuum_cost_delay = 2.5, toast.autovacuum_vacuum_cost_limit = 202, toast.autovacuum_freeze_min_age = 1002,
  toast.autovacuum_freeze_max_age = 200002, toast.autovacuum_freeze_table_age = 150002,
  toast.autovacuum_multixact_freeze_min_age = 1003, toast.autovacuum_multixact_freeze_max_age = 200003,
  toast.autovacuum_multixact_freeze_table_age = 150003, toast.log_autovacuum_min_duration = 251,
  toast.vacuum_index_cleanup = off, toast.vacuum_truncate = false);
-- storage parameters: set and reset afterwards; only the toast table's
CREATE TABLE tuned_later (id int, t text) WITH (fillfactor = 50);
ALTER TABLE tuned_later SET (toast.autovacuum_enabled = false, parallel_workers = 0);
ALTER TABLE tuned_later RESET (fillfactor);
CREATE TABLE tuned_toast (t text) WITH (toast.vacuum_truncate = off);

-- access method named, and one of one's own
CREATE ACCESS METHOD heap_twin TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE by_heap (id int) USING heap;
CREATE TABLE by_twin (id int, t text) USING heap_twin WITH (fillfactor = 90);

-- typed tables: bare; with options on columns, defaults, constraints, NOT NULL, storage; several of one type
CREATE TYPE person AS (id int, name text, born date, note varchar(20));
CREATE TABLE people OF person;
CREATE TABLE members OF person (
  PRIMARY KEY (id),
  name WITH OPTIONS NOT NULL DEFAULT 'nobody',
  born WITH OPTIONS DEFAULT CURRENT_DATE,
  CONSTRAINT adult CHECK (born < '2010-01-01'),
  UNIQUE (name, born)
) WITH (fillfactor = 80);
ALTER TABLE members ALTER COLUMN name SET STORAGE EXTERNAL;
ALTER TABLE members ALTER COLUMN name SET STATISTICS 300;
COMMENT ON COLUMN members.name IS 'of a typed table';
-- typed tables: made such afterwards, and freed again
CREATE TABLE became_typed (id int, name text, born date, note varchar(20));
ALTER TABLE became_typed OF person;
CREATE TABLE freed OF person;
ALTER TABLE freed NOT OF;
-- typed tables: the type was changed in cascade
CREATE TYPE growing AS (a int, b text);
CREATE TABLE grown OF growing;
ALTER TYPE growing ADD ATTRIBUTE c date CASCADE;
ALTER TYPE growing DROP ATTRIBUTE a CASCADE;

-- replica identity: nothing, full, an index, the default again
CREATE TABLE replica_nothing (id int PRIMARY KEY);
ALTER TABLE replica_nothing REPLICA IDENTITY NOTHING;
CREATE TABLE replica_full (id int);
ALTER TABLE replica_full REPLICA IDENTITY FULL;
CREATE TABLE replica_index (id int PRIMARY KEY, code text NOT NULL, other int NOT NULL);
CREATE UNIQUE INDEX replica_index_code ON replica_index (code);
ALTER TABLE replica_index REPLICA IDENTITY USING INDEX replica_index_code;
CREATE TABLE replica_constraint (id int PRIMARY KEY, code text NOT NULL UNIQUE);
ALTER TABLE replica_constraint REPLICA IDENTITY USING INDEX replica_constraint_code_key;
CREATE TABLE replica_by_key (id int PRIMARY KEY);
ALTER TABLE replica_by_key REPLICA IDENTITY USING INDEX replica_by_key_pkey;
CREATE TABLE replica_default (id int PRIMARY KEY);
ALTER TABLE replica_default REPLICA IDENTITY FULL;
ALTER TABLE replica_default REPLICA IDENTITY DEFAULT;

-- clustered: on an index, on a constraint's index, on none any more
CREATE TABLE clustered (id int PRIMARY KEY, t text);
CREATE INDEX clustered_t ON clustered (t);
ALTER TABLE clustered CLUSTER ON clustered_t;
CREATE TABLE clustered_by_key (id int PRIMARY KEY);
ALTER TABLE clustered_by_key CLUSTER ON clustered_by_key_pkey;
CREATE TABLE clustered_not (id int PRIMARY KEY);
ALTER TABLE clustered_not CLUSTER ON clustered_not_pkey;
ALTER TABLE clustered_not SET WITHOUT CLUSTER;

-- row types: a column of another table's, an array of it, of a view's, of a table further down
CREATE TABLE addresses (street text, city text);
CREATE TABLE z_last (v int);
CREATE TABLE customers (id int, home addresses, others addresses[], z z_last DEFAULT ROW(1)::z_last);
CREATE VIEW address_view AS SELECT city FROM addresses;
CREATE TABLE of_view (v address_view);

-- LIKE: the copy is on its own
CREATE TABLE template (id bigint GENERATED BY DEFAULT AS IDENTITY (START 5), v text DEFAULT 'x' CHECK (v <> ''), w int GENERATED ALWAYS AS (length(v)) STORED);
CREATE INDEX ON template (v);
CREATE STATISTICS template_stat ON id, v FROM template;
COMMENT ON COLUMN template.v IS 'copied too';
CREATE TABLE template_copy (LIKE template INCLUDING ALL, own int);
CREATE TABLE template_bare (LIKE template);

-- CREATE TABLE AS, SELECT INTO, tables that moved and were renamed
CREATE TABLE made_of AS SELECT 1 AS a, 'x'::text AS b, NULL::varchar(5) AS c WITH NO DATA;
SELECT 1::numeric(5,1) AS n INTO selected_into;
CREATE TABLE mover (id serial PRIMARY KEY, t text UNIQUE);
ALTER TABLE mover SET SCHEMA far;
ALTER TABLE far.mover RENAME TO moved;
ALTER TABLE far.moved RENAME COLUMN id TO key;
ALTER TABLE far.moved RENAME CONSTRAINT mover_pkey TO moved_pk;

-- many columns of one table in a composite primary key, out of their order
CREATE TABLE odd_order (c int, b int, a int, PRIMARY KEY (a, c, b));

-- temporary tables are nobody's schema
CREATE TEMPORARY TABLE passing (id int) ON COMMIT PRESERVE ROWS;
CREATE TEMPORARY VIEW passing_view AS SELECT 1 AS one;

COMMENT ON TABLE holes IS 'columns were dropped here';
