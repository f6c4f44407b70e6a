-- a comment on every kind of object that takes one (further ones are in each kind's own file)
CREATE SCHEMA s; COMMENT ON SCHEMA s IS 'schema';
CREATE EXTENSION hstore; COMMENT ON EXTENSION hstore IS 'extension';
CREATE TABLE s.t (id int CONSTRAINT pk PRIMARY KEY, a int CONSTRAINT chk CHECK (a > 0), b text, up int CONSTRAINT fk REFERENCES s.t, CONSTRAINT uq UNIQUE (a), CONSTRAINT ex EXCLUDE (b WITH =));
COMMENT ON TABLE s.t IS 'table';
COMMENT ON COLUMN s.t.id IS 'column';
COMMENT ON COLUMN s.t.b IS 'column b';
COMMENT ON CONSTRAINT pk ON s.t IS 'primary key';
COMMENT ON CONSTRAINT chk ON s.t IS 'check';
COMMENT ON CONSTRAINT fk ON s.t IS 'foreign key';
COMMENT ON CONSTRAINT uq ON s.t IS 'unique';
COMMENT ON CONSTRAINT ex ON s.t IS 'exclusion';
CREATE INDEX i ON s.t (b); COMMENT ON INDEX s.i IS 'index';
COMMENT ON INDEX s.pk IS 'index of the primary key';
CREATE SEQUENCE s.q; COMMENT ON SEQUENCE s.q IS 'sequence';
CREATE VIEW s.v AS SELECT id, a FROM s.t; COMMENT ON VIEW s.v IS 'view'; COMMENT ON COLUMN s.v.a IS 'column of a view';
CREATE MATERIALIZED VIEW s.m AS SELECT id FROM s.t; COMMENT ON MATERIALIZED VIEW s.m IS 'materialized view'; COMMENT ON COLUMN s.m.id IS 'column of a materialized view';
CREATE TYPE s.c AS (x int, y int); COMMENT ON TYPE s.c IS 'composite type'; COMMENT ON COLUMN s.c.y IS 'attribute';
CREATE TYPE s.e AS ENUM ('a'); COMMENT ON TYPE s.e IS 'enum';
CREATE TYPE s.r AS RANGE (SUBTYPE = int); COMMENT ON TYPE s.r IS 'range'; COMMENT ON TYPE s.r_multirange IS 'multirange';
CREATE DOMAIN s.d AS int CONSTRAINT dc CHECK (VALUE > 0); COMMENT ON DOMAIN s.d IS 'domain'; COMMENT ON CONSTRAINT dc ON DOMAIN s.d IS 'check of a domain';
CREATE FUNCTION s.f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1'; COMMENT ON FUNCTION s.f(int, text) IS 'function';
CREATE PROCEDURE s.p(a int) LANGUAGE sql AS ''; COMMENT ON PROCEDURE s.p(int) IS 'procedure';
CREATE AGGREGATE s.agg(int) (SFUNC = int4pl, STYPE = int); COMMENT ON AGGREGATE s.agg(int) IS 'aggregate';
CREATE FUNCTION s.tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; COMMENT ON FUNCTION s.tf() IS 'trigger function';
CREATE TRIGGER tr BEFORE INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.tf(); COMMENT ON TRIGGER tr ON s.t IS 'trigger';
CREATE RULE ru AS ON DELETE TO s.t DO ALSO NOTHING; COMMENT ON RULE ru ON s.t IS 'rule';
CREATE POLICY po ON s.t; COMMENT ON POLICY po ON s.t IS 'policy';
CREATE STATISTICS s.st ON id, a FROM s.t; COMMENT ON STATISTICS s.st IS 'statistics';
CREATE COLLATION s.co (LOCALE = 'C'); COMMENT ON COLLATION s.co IS 'collation';
CREATE CONVERSION s.cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8; COMMENT ON CONVERSION s.cv IS 'conversion';
CREATE CAST (s.c AS text) WITH INOUT; COMMENT ON CAST (s.c AS text) IS 'cast';
CREATE FUNCTION c_plus(s.c, s.c) RETURNS s.c LANGUAGE sql AS 'SELECT $1'; CREATE OPERATOR s.+ (LEFTARG = s.c, RIGHTARG = s.c, FUNCTION = c_plus); COMMENT ON OPERATOR s.+ (s.c, s.c) IS 'operator';
CREATE OPERATOR FAMILY s.of USING btree; COMMENT ON OPERATOR FAMILY s.of USING btree IS 'operator family';
CREATE OPERATOR CLASS s.oc FOR TYPE int USING btree AS OPERATOR 1 <; COMMENT ON OPERATOR CLASS s.oc USING btree IS 'operator class';
COMMENT ON OPERATOR FAMILY s.oc USING btree IS 'the family that came with a class';
CREATE TEXT SEARCH PARSER s.tp (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype); COMMENT ON TEXT SEARCH PARSER s.tp IS 'parser';
CREATE TEXT SEARCH TEMPLATE s.tt (LEXIZE = dsimple_lexize); COMMENT ON TEXT SEARCH TEMPLATE s.tt IS 'template';
CREATE TEXT SEARCH DICTIONARY s.td (TEMPLATE = simple); COMMENT ON TEXT SEARCH DICTIONARY s.td IS 'dictionary';
CREATE TEXT SEARCH CONFIGURATION s.tc (COPY = simple); COMMENT ON TEXT SEARCH CONFIGURATION s.tc IS 'configuration';
CREATE FOREIGN DATA WRAPPER w; COMMENT ON FOREIGN DATA WRAPPER w IS 'wrapper';
CREATE SERVER sv FOREIGN DATA WRAPPER w; COMMENT ON SERVER sv IS 'server';
CREATE FOREIGN TABLE s.ft (a int) SERVER sv; COMMENT ON FOREIGN TABLE s.ft IS 'foreign table'; COMMENT ON COLUMN s.ft.a IS 'column of a foreign table';
CREATE PUBLICATION pb FOR TABLE s.t; COMMENT ON PUBLICATION pb IS 'publication';
CREATE ACCESS METHOD am TYPE TABLE HANDLER heap_tableam_handler; COMMENT ON ACCESS METHOD am IS 'access method';
CREATE FUNCTION s.et() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER ev ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION s.et(); COMMENT ON EVENT TRIGGER ev IS 'event trigger';
CREATE FUNCTION s.lh() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE la HANDLER s.lh; COMMENT ON LANGUAGE la IS 'language';
CREATE FUNCTION s.fs(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'generate_series_int4_support';
CREATE TRANSFORM FOR s.c LANGUAGE la (FROM SQL WITH FUNCTION s.fs(internal)); COMMENT ON TRANSFORM FOR s.c LANGUAGE la IS 'transform';
-- on objects of the server
COMMENT ON FUNCTION pg_catalog.int4pl(int, int) IS 'our own words on a function of the server';
-- texts: quotes, backslashes, lines, comments, dollars, blanks, unicode, long; taken away again
CREATE TABLE texts (a int, b int, c int, d int, e int, f int, g int, h int);
COMMENT ON COLUMN texts.a IS 'it''s "quoted"';
COMMENT ON COLUMN texts.b IS E'back\\slash and \ttab';
COMMENT ON COLUMN texts.c IS 'two
lines;

-- not a comment
/* nor this';
COMMENT ON COLUMN texts.d IS '$$ $1 %s {} \N \.';
COMMENT ON COLUMN texts.e IS '  blanks  ';
COMMENT ON COLUMN texts.f IS 'grüße ✓ 日本語 🪨';
COMMENT ON COLUMN texts.g IS 'not for long';
COMMENT ON COLUMN texts.g IS NULL;
COMMENT ON COLUMN texts.h IS '';
COMMENT ON TABLE texts IS E'carriage\r\nreturn';
