-- every kind of object that has an owner, owned by another role
CREATE SCHEMA s; ALTER SCHEMA s OWNER TO shale_test_a;
CREATE TABLE s.t (id serial PRIMARY KEY, i int GENERATED ALWAYS AS IDENTITY, a text); ALTER TABLE s.t OWNER TO shale_test_a;
CREATE TABLE s.p (a int) PARTITION BY LIST (a); ALTER TABLE s.p OWNER TO shale_test_a;
CREATE TABLE s.p1 PARTITION OF s.p FOR VALUES IN (1); ALTER TABLE s.p1 OWNER TO shale_test_b;
CREATE SEQUENCE s.q; ALTER SEQUENCE s.q OWNER TO shale_test_b;
CREATE VIEW s.v AS SELECT a FROM s.t; ALTER VIEW s.v OWNER TO shale_test_b;
CREATE MATERIALIZED VIEW s.m AS SELECT 1 AS a; ALTER MATERIALIZED VIEW s.m OWNER TO shale_test_a;
CREATE TYPE s.c AS (a int); ALTER TYPE s.c OWNER TO shale_test_a;
CREATE TYPE s.e AS ENUM ('a'); ALTER TYPE s.e OWNER TO shale_test_a;
CREATE TYPE s.r AS RANGE (SUBTYPE = int); ALTER TYPE s.r OWNER TO shale_test_a;
CREATE DOMAIN s.d AS int; ALTER DOMAIN s.d OWNER TO shale_test_a;
CREATE TYPE s.sh; ALTER TYPE s.sh OWNER TO shale_test_a;
CREATE TYPE s.b;
CREATE FUNCTION s.b_in(cstring) RETURNS s.b LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION s.b_out(s.b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE s.b (INPUT = s.b_in, OUTPUT = s.b_out);
ALTER TYPE s.b OWNER TO shale_test_b;
CREATE FUNCTION s.f(a int) RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; ALTER FUNCTION s.f(int) OWNER TO shale_test_a;
CREATE PROCEDURE s.pr(a int) LANGUAGE sql AS ''; ALTER PROCEDURE s.pr(int) OWNER TO shale_test_b;
CREATE AGGREGATE s.ag(int) (SFUNC = int4pl, STYPE = int); ALTER AGGREGATE s.ag(int) OWNER TO shale_test_a;
CREATE AGGREGATE s.ag0(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0'); ALTER AGGREGATE s.ag0(*) OWNER TO shale_test_b;
CREATE OPERATOR s.@+ (LEFTARG = int, RIGHTARG = int, FUNCTION = int4pl); ALTER OPERATOR s.@+ (int, int) OWNER TO shale_test_a;
CREATE OPERATOR s.@- (RIGHTARG = int, FUNCTION = int4um);
ALTER OPERATOR s.@- (NONE, int) OWNER TO shale_test_a;
CREATE OPERATOR FAMILY s.of USING btree; ALTER OPERATOR FAMILY s.of USING btree OWNER TO shale_test_a;
CREATE OPERATOR CLASS s.oc FOR TYPE int USING btree AS OPERATOR 1 <; ALTER OPERATOR CLASS s.oc USING btree OWNER TO shale_test_a;
ALTER OPERATOR FAMILY s.oc USING btree OWNER TO shale_test_b;
CREATE COLLATION s.co (LOCALE = 'C'); ALTER COLLATION s.co OWNER TO shale_test_a;
CREATE CONVERSION s.cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8; ALTER CONVERSION s.cv OWNER TO shale_test_a;
CREATE STATISTICS s.st ON id, a FROM s.t; ALTER STATISTICS s.st OWNER TO shale_test_b;
CREATE TEXT SEARCH DICTIONARY s.td (TEMPLATE = simple); ALTER TEXT SEARCH DICTIONARY s.td OWNER TO shale_test_a;
CREATE TEXT SEARCH CONFIGURATION s.tc (COPY = simple); ALTER TEXT SEARCH CONFIGURATION s.tc OWNER TO shale_test_a;
GRANT USAGE ON LANGUAGE plpgsql TO shale_test_a;
CREATE FUNCTION s.lh() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE la HANDLER s.lh; ALTER LANGUAGE la OWNER TO shale_test_a;
CREATE FOREIGN DATA WRAPPER w; GRANT USAGE ON FOREIGN DATA WRAPPER w TO shale_test_a;
CREATE SERVER sv FOREIGN DATA WRAPPER w; ALTER SERVER sv OWNER TO shale_test_a;
CREATE FOREIGN TABLE s.ft (a int) SERVER sv; ALTER FOREIGN TABLE s.ft OWNER TO shale_test_a;
CREATE PUBLICATION pb FOR TABLE s.t; ALTER PUBLICATION pb OWNER TO shale_test_a;
-- an event trigger, a wrapper and a publication of all tables can only be a superuser's
CREATE FUNCTION s.et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; ALTER FUNCTION s.et() OWNER TO shale_test_b;
CREATE EVENT TRIGGER ev ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION s.et();
-- indexes, triggers, rules, policies and constraints of a table that is another's
CREATE INDEX ON s.t (a);
CREATE TRIGGER tr BEFORE UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE RULE ru AS ON DELETE TO s.t DO ALSO NOTHING;
CREATE POLICY po ON s.t TO shale_test_b;
-- a foreign key between tables of two owners
CREATE TABLE s.far (id int REFERENCES s.t); ALTER TABLE s.far OWNER TO shale_test_b;
-- made by the role itself
SET SESSION AUTHORIZATION shale_test_a;
CREATE TABLE s.own (id int GENERATED ALWAYS AS IDENTITY);
CREATE VIEW s.own_view AS SELECT * FROM s.own;
CREATE USER MAPPING FOR shale_test_a SERVER sv;
RESET SESSION AUTHORIZATION;
