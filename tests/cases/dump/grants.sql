-- tables: each privilege, all of them, several roles, everybody, with the right to pass on
CREATE SCHEMA s;
CREATE TABLE s.t (id int, a int, b text, "C c" int);
GRANT SELECT ON s.t TO shale_test_a;
GRANT INSERT, UPDATE, DELETE ON s.t TO shale_test_a WITH GRANT OPTION;
GRANT TRUNCATE, REFERENCES, TRIGGER ON s.t TO shale_test_b;
GRANT SELECT ON s.t TO PUBLIC;
CREATE TABLE s.all_to (id int);
GRANT ALL ON s.all_to TO shale_test_a;
GRANT ALL PRIVILEGES ON s.all_to TO shale_test_b WITH GRANT OPTION;
-- tables: columns, of several sorts at once, with what the table has too
GRANT SELECT (id, a), UPDATE (a), INSERT ("C c"), REFERENCES (id) ON s.t TO shale_test_b;
GRANT SELECT (b) ON s.t TO PUBLIC;
GRANT UPDATE (b) ON s.t TO shale_test_b WITH GRANT OPTION;
CREATE TABLE s.columns_only (a int, b int);
GRANT ALL (a) ON s.columns_only TO shale_test_a;
-- tables: taken from the owner, all of it and a part; taken again; nothing left
CREATE TABLE s.owner_less (id int);
REVOKE ALL ON s.owner_less FROM CURRENT_USER;
CREATE TABLE s.owner_reads (id int);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON s.owner_reads FROM CURRENT_USER;
GRANT SELECT ON s.owner_reads TO shale_test_a;
CREATE TABLE s.taken_again (id int);
GRANT SELECT, INSERT ON s.taken_again TO shale_test_a;
REVOKE INSERT ON s.taken_again FROM shale_test_a;
CREATE TABLE s.explicit_default (id int);
GRANT SELECT ON s.explicit_default TO shale_test_a;
REVOKE SELECT ON s.explicit_default FROM shale_test_a;
CREATE TABLE s.option_taken (id int);
GRANT SELECT ON s.option_taken TO shale_test_a WITH GRANT OPTION;
REVOKE GRANT OPTION FOR SELECT ON s.option_taken FROM shale_test_a;
-- passed on by another role than the owner, in a chain, columns too
GRANT USAGE ON SCHEMA s TO shale_test_a WITH GRANT OPTION;
CREATE TABLE s.chain (id int, a int);
GRANT SELECT, UPDATE (a) ON s.chain TO shale_test_a WITH GRANT OPTION;
CREATE FUNCTION s.chain_f() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION s.chain_f() TO shale_test_a WITH GRANT OPTION;
SET SESSION AUTHORIZATION shale_test_a;
GRANT USAGE ON SCHEMA s TO shale_test_b;
GRANT SELECT ON s.chain TO shale_test_b WITH GRANT OPTION;
GRANT UPDATE (a) ON s.chain TO shale_test_b;
GRANT EXECUTE ON FUNCTION s.chain_f() TO shale_test_b;
SET SESSION AUTHORIZATION shale_test_b;
GRANT SELECT ON s.chain TO PUBLIC;
RESET SESSION AUTHORIZATION;
GRANT SELECT ON s.chain TO shale_test_b;
-- of an owner that is another role
CREATE TABLE s.others (id int);
ALTER TABLE s.others OWNER TO shale_test_a;
GRANT SELECT ON s.others TO shale_test_b;
CREATE TABLE s.others_less (id int);
ALTER TABLE s.others_less OWNER TO shale_test_a;
REVOKE DELETE ON s.others_less FROM shale_test_a;
-- given before the owner changed
CREATE TABLE s.handed (id int);
GRANT SELECT ON s.handed TO shale_test_b;
ALTER TABLE s.handed OWNER TO shale_test_a;
-- sequences, views, materialized views, foreign tables, partitions
CREATE SEQUENCE s.q;
GRANT USAGE ON SEQUENCE s.q TO shale_test_a;
GRANT SELECT, UPDATE ON SEQUENCE s.q TO shale_test_b WITH GRANT OPTION;
CREATE TABLE s.serial (id serial, i int GENERATED ALWAYS AS IDENTITY);
GRANT ALL ON SEQUENCE s.serial_id_seq TO shale_test_a;
GRANT SELECT ON SEQUENCE s.serial_i_seq TO shale_test_a;
CREATE VIEW s.v AS SELECT id, a FROM s.t;
GRANT SELECT, INSERT ON s.v TO shale_test_a;
GRANT SELECT (a) ON s.v TO shale_test_b;
CREATE MATERIALIZED VIEW s.m AS SELECT 1 AS x;
GRANT SELECT ON s.m TO shale_test_a;
GRANT SELECT (x) ON s.m TO PUBLIC;
CREATE TABLE s.p (a int) PARTITION BY LIST (a);
CREATE TABLE s.p1 PARTITION OF s.p FOR VALUES IN (1);
GRANT SELECT ON s.p TO shale_test_a;
GRANT INSERT ON s.p1 TO shale_test_b;
-- schemas: create, usage; all taken from the owner
GRANT CREATE ON SCHEMA s TO shale_test_b;
CREATE SCHEMA no_one;
REVOKE ALL ON SCHEMA no_one FROM CURRENT_USER;
GRANT ALL ON SCHEMA public TO shale_test_a;
-- functions, procedures, aggregates: given, taken from everybody, taken from the owner
CREATE FUNCTION s.f(int, VARIADIC text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION s.f(int, VARIADIC text[]) TO shale_test_a;
CREATE FUNCTION s.secret(a int DEFAULT 1, OUT b int) LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
REVOKE ALL ON FUNCTION s.secret(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION s.secret(int) TO shale_test_b WITH GRANT OPTION;
CREATE FUNCTION s.nobody() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION s.nobody() FROM PUBLIC, CURRENT_USER;
CREATE FUNCTION s.owner_not() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION s.owner_not() FROM CURRENT_USER;
CREATE PROCEDURE s.pr(INOUT a int) LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON PROCEDURE s.pr(int) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE s.pr(int) TO shale_test_a;
CREATE AGGREGATE s.ag(int) (SFUNC = int4pl, STYPE = int);
REVOKE ALL ON FUNCTION s.ag(int) FROM PUBLIC;
CREATE AGGREGATE s.ag0(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
GRANT EXECUTE ON FUNCTION s.ag0() TO shale_test_a;
-- types, domains, languages
CREATE TYPE s.e AS ENUM ('a');
REVOKE USAGE ON TYPE s.e FROM PUBLIC;
GRANT USAGE ON TYPE s.e TO shale_test_a;
CREATE TYPE s.c AS (a int);
GRANT USAGE ON TYPE s.c TO shale_test_b WITH GRANT OPTION;
CREATE DOMAIN s.d AS int;
REVOKE ALL ON DOMAIN s.d FROM PUBLIC, CURRENT_USER;
CREATE TYPE s.r AS RANGE (SUBTYPE = int);
REVOKE ALL ON TYPE s.r FROM PUBLIC;
REVOKE USAGE ON TYPE s.t FROM PUBLIC;
CREATE FUNCTION s.lh() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE la HANDLER s.lh;
REVOKE USAGE ON LANGUAGE la FROM PUBLIC;
GRANT USAGE ON LANGUAGE la TO shale_test_a;
-- wrappers, servers, foreign tables
CREATE FOREIGN DATA WRAPPER w;
GRANT USAGE ON FOREIGN DATA WRAPPER w TO shale_test_a WITH GRANT OPTION;
CREATE SERVER sv FOREIGN DATA WRAPPER w;
GRANT ALL ON FOREIGN SERVER sv TO shale_test_b;
CREATE FOREIGN TABLE s.ft (a int) SERVER sv;
GRANT SELECT ON s.ft TO shale_test_a;
GRANT INSERT (a) ON s.ft TO shale_test_b;
-- everything of a schema
CREATE SCHEMA whole;
CREATE TABLE whole.a (id serial);
CREATE VIEW whole.b AS SELECT 1 AS x;
CREATE FUNCTION whole.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT SELECT ON ALL TABLES IN SCHEMA whole TO shale_test_a;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA whole TO shale_test_a;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA whole FROM PUBLIC;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA whole TO shale_test_a;
