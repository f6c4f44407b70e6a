CREATE EXTENSION postgres_fdw;
CREATE EXTENSION file_fdw;
CREATE SCHEMA other;
-- wrappers: bare, with options, with a validator, a handler, both, changed
CREATE FOREIGN DATA WRAPPER w_bare;
CREATE FOREIGN DATA WRAPPER w_no_both NO HANDLER NO VALIDATOR;
CREATE FOREIGN DATA WRAPPER w_options OPTIONS (debug 'true', "Odd Option" 'it''s \ odd', empty '');
CREATE FOREIGN DATA WRAPPER w_validator VALIDATOR postgresql_fdw_validator;
CREATE FUNCTION my_handler() RETURNS fdw_handler LANGUAGE c STRICT AS '$libdir/file_fdw', 'file_fdw_handler';
CREATE FUNCTION other.my_validator(text[], oid) RETURNS void LANGUAGE c STRICT AS '$libdir/file_fdw', 'file_fdw_validator';
CREATE FOREIGN DATA WRAPPER w_both HANDLER my_handler VALIDATOR other.my_validator;
CREATE FOREIGN DATA WRAPPER w_changed OPTIONS (a '1', b '2');
ALTER FOREIGN DATA WRAPPER w_changed OPTIONS (SET a '3', DROP b, ADD c '4');
COMMENT ON FOREIGN DATA WRAPPER w_options IS 'optional';
-- servers: bare, type, version, both, options, of an extension's wrapper
CREATE SERVER s_bare FOREIGN DATA WRAPPER w_bare;
CREATE SERVER s_type TYPE 'oracle' FOREIGN DATA WRAPPER w_bare;
CREATE SERVER s_version VERSION '8.1' FOREIGN DATA WRAPPER w_bare;
CREATE SERVER s_full TYPE 'it''s' VERSION '' FOREIGN DATA WRAPPER w_options OPTIONS (host 'h', "Upper" 'x''y');
CREATE SERVER s_pg FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost', dbname 'db', port '5433', extensions 'plpgsql', fetch_size '500', use_remote_estimate 'true');
CREATE SERVER "S Odd" FOREIGN DATA WRAPPER file_fdw;
CREATE SERVER s_changed VERSION '1' FOREIGN DATA WRAPPER w_bare OPTIONS (a '1');
ALTER SERVER s_changed VERSION '2' OPTIONS (DROP a, ADD b '2');
COMMENT ON SERVER s_full IS 'full';
-- user mappings: of everybody, of a role, with options, without
CREATE USER MAPPING FOR PUBLIC SERVER s_pg OPTIONS (user 'guest');
CREATE USER MAPPING FOR shale_test_a SERVER s_pg OPTIONS (user 'remote', password 'it''s not secret');
CREATE USER MAPPING FOR shale_test_b SERVER s_bare;
CREATE USER MAPPING FOR PUBLIC SERVER "S Odd";
-- tables: bare, without columns, options of table and columns, in another schema
CREATE FOREIGN TABLE t_bare (a int, b text) SERVER s_bare;
CREATE FOREIGN TABLE t_none () SERVER s_bare;
CREATE FOREIGN TABLE t_options (
  a int OPTIONS (column_name 'A''s', "Odd" '') NOT NULL,
  b text OPTIONS (column_name 'b') COLLATE "C" DEFAULT 'x',
  c numeric(5,2) OPTIONS (z '1', y '2')
) SERVER s_full OPTIONS (schema_name 'remote', table_name 'it''s', "Upper" 'x');
CREATE FOREIGN TABLE other.t_file (line text) SERVER "S Odd" OPTIONS (filename '/dev/null', format 'csv', null '');
CREATE FOREIGN TABLE "T Odd" (a int) SERVER "S Odd" OPTIONS (program 'true');
-- tables: checks, NOT NULL, generated columns, statistics, storage, comments, dropped columns, changed options
CREATE FOREIGN TABLE t_loaded (
  id int NOT NULL, gone int, a int DEFAULT 3 CONSTRAINT positive CHECK (a > 0), g int GENERATED ALWAYS AS (a * 2) STORED, t text,
  CONSTRAINT no_heirs CHECK (id > 0) NO INHERIT
) SERVER s_pg OPTIONS (table_name 'x', fetch_size '10');
ALTER FOREIGN TABLE t_loaded ADD CONSTRAINT unchecked CHECK (t <> '') NOT VALID;
ALTER FOREIGN TABLE t_loaded ALTER id SET STATISTICS 77, ALTER t SET STORAGE EXTERNAL, ALTER a SET (n_distinct = 5), ALTER t OPTIONS (ADD column_name 'tt');
ALTER FOREIGN TABLE t_loaded DROP COLUMN gone;
ALTER FOREIGN TABLE t_loaded OPTIONS (SET table_name 'y', DROP fetch_size);
COMMENT ON FOREIGN TABLE t_loaded IS 'far away';
COMMENT ON COLUMN t_loaded.a IS 'a far column';
-- tables: as a child, as a parent, as partitions, with OPTIONS on inherited columns
CREATE TABLE parent (a int, b text);
CREATE FOREIGN TABLE t_child (c date) INHERITS (parent) SERVER s_pg OPTIONS (table_name 'child');
ALTER FOREIGN TABLE t_child ALTER a OPTIONS (column_name 'aa');
CREATE TABLE child_of_foreign (z int) INHERITS (t_bare);
CREATE TABLE parted (id int, v text) PARTITION BY RANGE (id);
CREATE FOREIGN TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (10) SERVER s_pg OPTIONS (table_name 'p1');
CREATE FOREIGN TABLE parted_2 PARTITION OF parted (v DEFAULT 'x', CHECK (v <> '')) FOR VALUES FROM (10) TO (20) SERVER s_bare;
CREATE FOREIGN TABLE parted_3 (v text OPTIONS (column_name 'vv'), id int) SERVER s_bare;
ALTER TABLE parted ATTACH PARTITION parted_3 DEFAULT;
-- tables: triggers, views, a row type's use
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE INSERT ON t_loaded FOR EACH ROW EXECUTE FUNCTION f();
CREATE VIEW v AS SELECT a FROM t_loaded;
CREATE TABLE of_row (r t_bare);
