CREATE SCHEMA ext;
CREATE SCHEMA "Ext Odd";
-- in public, in a schema, in an odd one, at an older version, with what it needs, moved
CREATE EXTENSION hstore;
CREATE EXTENSION citext SCHEMA ext;
CREATE EXTENSION pg_trgm WITH SCHEMA "Ext Odd";
CREATE EXTENSION earthdistance SCHEMA ext CASCADE;
CREATE EXTENSION btree_gin;
ALTER EXTENSION btree_gin SET SCHEMA ext;
CREATE EXTENSION "uuid-ossp" SCHEMA ext;
CREATE EXTENSION lo;
-- whose comment is another (beyond_pg_dump.sql has one with none)
COMMENT ON EXTENSION hstore IS 'our own words';
-- used: types of columns, defaults, casts, operators, indexes, functions of it, in every schema
CREATE TABLE uses (
  h hstore DEFAULT '"a"=>"1"', c ext.citext DEFAULT 'X', cs ext.citext[], u uuid DEFAULT ext.uuid_generate_v4(), g ext.earth, o lo,
  CHECK (c <> 'y'), CHECK (h ? 'a'));
CREATE INDEX uses_h ON uses USING gin (h);
CREATE INDEX uses_c ON uses USING btree (c ext.citext_pattern_ops);
CREATE INDEX uses_t ON uses USING gist ((c::text) "Ext Odd".gist_trgm_ops (siglen = 20));
CREATE INDEX uses_b ON uses USING gin (u);
CREATE TRIGGER uses_lo BEFORE UPDATE OR DELETE ON uses FOR EACH ROW EXECUTE FUNCTION lo_manage(o);
CREATE DOMAIN email AS ext.citext CHECK (VALUE ~ '@');
CREATE TYPE with_hstore AS (h hstore, e email);
CREATE VIEW uses_view AS SELECT h -> 'a' AS a, c = 'x' AS c, c OPERATOR("Ext Odd".%) 'y' AS s, ext.earth() AS e FROM uses;
CREATE FUNCTION to_h(uses) RETURNS hstore LANGUAGE sql AS 'SELECT $1.h';
-- depend on it: function, procedure, trigger, materialized view, index
CREATE FUNCTION needs_hstore() RETURNS hstore LANGUAGE sql AS 'SELECT ''''::hstore';
ALTER FUNCTION needs_hstore() DEPENDS ON EXTENSION hstore;
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER needs_lo BEFORE INSERT ON uses FOR EACH ROW EXECUTE FUNCTION tr();
ALTER TRIGGER needs_lo ON uses DEPENDS ON EXTENSION lo;
CREATE MATERIALIZED VIEW needs_citext AS SELECT c FROM uses;
ALTER MATERIALIZED VIEW needs_citext DEPENDS ON EXTENSION citext;
ALTER INDEX uses_t DEPENDS ON EXTENSION pg_trgm;
-- extended: members of a family and a class for its types, casts, operators
CREATE FUNCTION text_of_h(hstore) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE CAST (hstore AS jsonpath) WITH INOUT;
CREATE OPERATOR #-> (LEFTARG = hstore, RIGHTARG = text, FUNCTION = fetchval);
-- that objects of the same names live beside
CREATE TABLE hstore_table (hstore hstore);
