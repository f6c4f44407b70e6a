-- every type of the server, with its modifiers
CREATE TABLE all_types (
  c01 smallint, c02 integer, c03 bigint, c04 real, c05 double precision, c06 numeric, c07 numeric(5), c08 numeric(10,3),
  c09 money, c10 boolean, c11 text, c12 varchar, c13 varchar(20), c14 char, c15 char(7), c16 bpchar, c17 "char", c18 name,
  c19 bytea, c20 bit, c21 bit(8), c22 bit varying, c23 bit varying(9), c24 date, c25 time, c26 time(3), c27 timetz, c28 timetz(0),
  c29 timestamp, c30 timestamp(6), c31 timestamptz, c32 timestamptz(1), c33 interval, c34 interval(2), c35 interval year,
  c36 interval month, c37 interval day, c38 interval hour, c39 interval minute, c40 interval second, c41 interval second(4),
  c42 interval year to month, c43 interval day to hour, c44 interval day to minute, c45 interval day to second(1),
  c46 interval hour to minute, c47 interval hour to second, c48 interval minute to second, c49 uuid, c50 json, c51 jsonb,
  c52 jsonpath, c53 xml, c54 inet, c55 cidr, c56 macaddr, c57 macaddr8, c58 point, c59 line, c60 lseg, c61 box, c62 path,
  c63 polygon, c64 circle, c65 tsvector, c66 tsquery, c67 int4range, c68 int8range, c69 numrange, c70 tsrange, c71 tstzrange,
  c72 daterange, c73 int4multirange, c74 datemultirange, c75 oid, c76 regclass, c77 regproc, c78 regprocedure, c79 regoper,
  c80 regoperator, c81 regtype, c82 regrole, c83 regnamespace, c84 regconfig, c85 regdictionary, c86 regcollation, c87 pg_lsn,
  c88 txid_snapshot, c89 pg_snapshot, c90 xid, c91 xid8, c92 cid, c93 tid, c94 int2vector, c95 oidvector, c96 refcursor,
  c97 aclitem, c98 gtsvector);
CREATE TABLE all_arrays (
  a1 int[], a2 text[3], a3 numeric(6,2)[], a4 varchar(9)[][], a5 timestamptz(2)[], a6 interval hour to minute[], a7 int ARRAY,
  a8 int ARRAY[4], a9 "char"[], b1 char(3)[], b2 bit(3)[], b3 json[], b4 int4range[]);

-- defaults: constants of each sort
CREATE TABLE defaults_constant (
  a int DEFAULT 1, b int DEFAULT -1, c bigint DEFAULT 9223372036854775807, d numeric(10,2) DEFAULT 1.50, e float8 DEFAULT 1e-10,
  f text DEFAULT 'it''s', g text DEFAULT '', h text DEFAULT E'tab\there\nnewline', i text DEFAULT 'back\slash', j varchar(5) DEFAULT 'abc',
  k char(3) DEFAULT 'x', l boolean DEFAULT true, m date DEFAULT '2024-02-29', n timestamptz DEFAULT '2024-01-01 12:00:00+00',
  o interval DEFAULT '1 day 02:03:04', p bytea DEFAULT '\xdeadbeef', q jsonb DEFAULT '{"a": [1, null]}', r json DEFAULT '[]',
  s int[] DEFAULT '{1,2,NULL}', t text[] DEFAULT ARRAY['a', 'b'], u text[] DEFAULT ARRAY[]::text[], v uuid DEFAULT '00000000-0000-0000-0000-000000000000',
  w inet DEFAULT '10.0.0.0/8', x bit(4) DEFAULT B'1010', y point DEFAULT '(1,2)', z "char" DEFAULT 'z',
  aa int4range DEFAULT '[1,10)', ab regclass DEFAULT 'pg_catalog.pg_class', ac float8 DEFAULT 'NaN', ad float8 DEFAULT '-Infinity',
  ae text DEFAULT 'ünï', af text DEFAULT U&'\2026', ag numeric DEFAULT 100000000000000000000, ah money DEFAULT 12.34, ai date DEFAULT 'infinity',
  aj text DEFAULT $$it's a "dollar" one; -- no comment$$, ak xml DEFAULT '<a/>', al smallint DEFAULT '5', am int4multirange DEFAULT '{[1,2)}');
-- defaults: explicit NULL, typed NULL, and set and dropped afterwards
CREATE TABLE defaults_null (a int DEFAULT NULL, b text DEFAULT NULL::text, c varchar(3) DEFAULT NULL::varchar, d int DEFAULT 3, e int);
ALTER TABLE defaults_null ALTER d DROP DEFAULT, ALTER e SET DEFAULT 4;
-- defaults: expressions
CREATE FUNCTION next_code(prefix text, n int DEFAULT 3) RETURNS text LANGUAGE sql VOLATILE AS 'SELECT prefix || repeat(''0'', n)';
CREATE SEQUENCE "Odd Sequence";
CREATE TABLE defaults_expression (
  a timestamptz DEFAULT now(), b timestamptz DEFAULT CURRENT_TIMESTAMP, c timestamptz(2) DEFAULT CURRENT_TIMESTAMP(2), d date DEFAULT CURRENT_DATE,
  e time DEFAULT LOCALTIME, f timestamp DEFAULT LOCALTIMESTAMP(0), g text DEFAULT CURRENT_USER, h text DEFAULT SESSION_USER, i name DEFAULT CURRENT_CATALOG,
  j name DEFAULT CURRENT_SCHEMA, k uuid DEFAULT gen_random_uuid(), l int DEFAULT 1 + 2 * 3, m text DEFAULT next_code('x'), n text DEFAULT next_code(n => 1, prefix => 'y'),
  o bigint DEFAULT nextval('"Odd Sequence"'), p bigint DEFAULT nextval('"Odd Sequence"'::text), q text DEFAULT lower('A') || upper('b'),
  r timestamptz DEFAULT now() + interval '1 day', s int DEFAULT CASE WHEN random() > 0.5 THEN 1 ELSE 2 END, t timestamp DEFAULT timezone('utc', now()),
  u timestamp DEFAULT (now() AT TIME ZONE 'utc'), v text DEFAULT current_setting('app.tenant', true), w int DEFAULT coalesce(NULL, 1), x int DEFAULT ('5'::text)::int,
  y int DEFAULT date_part('year', now()), z numeric DEFAULT EXTRACT(epoch FROM now()), aa text DEFAULT CURRENT_ROLE, ab text DEFAULT ('a' COLLATE "C"));

-- collation: of the column, of an array, of a domain's column, the default named
CREATE DOMAIN c_text AS text COLLATE "C";
CREATE TABLE collated (a text COLLATE "C", b varchar(5) COLLATE "POSIX", c text[] COLLATE "C", d c_text, e c_text COLLATE "POSIX", f c_text COLLATE "default", g text COLLATE "default", h name COLLATE "default");

-- NOT NULL, with a default, dropped again
CREATE TABLE not_null (a int NOT NULL, b text NOT NULL DEFAULT '', c int NULL, d int NOT NULL, e int);
ALTER TABLE not_null ALTER d DROP NOT NULL, ALTER e SET NOT NULL;

-- identity: both sorts, each option, changed afterwards, names of sequences that clash
CREATE TABLE identity_always (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text);
CREATE TABLE identity_default (id bigint GENERATED BY DEFAULT AS IDENTITY, s smallint GENERATED ALWAYS AS IDENTITY);
CREATE TABLE identity_options (
  a int GENERATED ALWAYS AS IDENTITY (INCREMENT BY -2 MINVALUE -1000 MAXVALUE 1000 START WITH 10 CACHE 5 CYCLE),
  b bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 1000 INCREMENT BY 10),
  c int GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME identity_named NO CYCLE NO MINVALUE NO MAXVALUE));
CREATE TABLE identity_altered (id int GENERATED ALWAYS AS IDENTITY, was int GENERATED ALWAYS AS IDENTITY, came int NOT NULL, wide int GENERATED BY DEFAULT AS IDENTITY);
ALTER TABLE identity_altered ALTER id SET GENERATED BY DEFAULT, ALTER id SET START 7, ALTER id SET INCREMENT 3;
ALTER TABLE identity_altered ALTER was DROP IDENTITY;
ALTER TABLE identity_altered ALTER came ADD GENERATED BY DEFAULT AS IDENTITY (CACHE 20);
ALTER TABLE identity_altered ALTER wide TYPE bigint;
CREATE SEQUENCE identity_clash_id_seq;
CREATE TABLE identity_clash (id int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE identity_renamed (id int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE identity_renamed RENAME TO identity_new_name;
ALTER TABLE identity_new_name RENAME id TO key;
ALTER SEQUENCE identity_renamed_id_seq RENAME TO "Of its Own";
COMMENT ON SEQUENCE "Of its Own" IS 'an identity''s sequence';

-- serial: each width, renamed, another default, the default dropped, the sequence handed over
CREATE TABLE serials (a smallserial, b serial, c bigserial PRIMARY KEY);
CREATE TABLE serial_changed (a serial, b serial, c serial, d int DEFAULT nextval('"Odd Sequence"'));
ALTER TABLE serial_changed ALTER a DROP DEFAULT;
ALTER TABLE serial_changed ALTER b SET DEFAULT 5;
ALTER TABLE serial_changed RENAME c TO c2;
CREATE TABLE serial_wide (id serial PRIMARY KEY);
ALTER TABLE serial_wide ALTER id TYPE bigint;

-- generated: stored, over several columns, of every sort of result, with NOT NULL
CREATE FUNCTION clean(t text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(btrim(t))';
CREATE TABLE generated (
  a int, b int, t text COLLATE "C",
  sum int GENERATED ALWAYS AS (a + b) STORED,
  txt text GENERATED ALWAYS AS (clean(t)) STORED NOT NULL,
  vec tsvector GENERATED ALWAYS AS (to_tsvector('english', coalesce(t, ''))) STORED,
  con int GENERATED ALWAYS AS (42) STORED UNIQUE,
  col text COLLATE "POSIX" GENERATED ALWAYS AS (t || '!') STORED,
  arr int[] GENERATED ALWAYS AS (ARRAY[a, b]) STORED,
  big numeric(20,2) GENERATED ALWAYS AS (a * 1.5) STORED);
-- generated: the expression dropped, so that values stay
CREATE TABLE generated_not (a int, g int GENERATED ALWAYS AS (a * 2) STORED, h int GENERATED ALWAYS AS (a * 3) STORED);
ALTER TABLE generated_not ALTER g DROP EXPRESSION;

-- storage: each mode, on types that have another; and on an array
CREATE TABLE stored (a text, b text, c text, d text, e int[], f numeric, g jsonb, h text);
ALTER TABLE stored ALTER a SET STORAGE PLAIN, ALTER b SET STORAGE EXTERNAL, ALTER c SET STORAGE EXTENDED, ALTER d SET STORAGE MAIN,
  ALTER e SET STORAGE EXTERNAL, ALTER f SET STORAGE EXTENDED, ALTER g SET STORAGE MAIN;
-- storage: kept when the type changes
ALTER TABLE stored ALTER h SET STORAGE EXTERNAL;
ALTER TABLE stored ALTER h TYPE varchar(10);

-- compression: named at once, named later, back to the default
CREATE TABLE compressed (a text COMPRESSION pglz, b text, c text COMPRESSION pglz, d int[] COMPRESSION pglz, e text COMPRESSION default);
ALTER TABLE compressed ALTER b SET COMPRESSION pglz, ALTER c SET COMPRESSION default;

-- statistics: none, many, the default again; options of the planner
CREATE TABLE analysed (a int, b int, c int, d int, e int);
ALTER TABLE analysed ALTER a SET STATISTICS 0, ALTER b SET STATISTICS 10000, ALTER c SET STATISTICS 5, ALTER c SET STATISTICS -1;
ALTER TABLE analysed ALTER a SET (n_distinct = 50), ALTER b SET (n_distinct = -0.5, n_distinct_inherited = -0.25), ALTER d SET (n_distinct_inherited = 100), ALTER e SET (n_distinct = 1);
ALTER TABLE analysed ALTER e RESET (n_distinct);

-- everything on one column
CREATE TABLE loaded (
  c varchar(30) COMPRESSION pglz COLLATE "C" DEFAULT 'x' NOT NULL CONSTRAINT loaded_key UNIQUE CONSTRAINT loaded_short CHECK (length(c) < 20));
ALTER TABLE loaded ALTER c SET STORAGE EXTERNAL, ALTER c SET STATISTICS 77, ALTER c SET (n_distinct = -1);
COMMENT ON COLUMN loaded.c IS 'it''s loaded
in two lines';

-- added later: the value of old rows is remembered apart
CREATE TABLE added (a int);
INSERT INTO added VALUES (1);
ALTER TABLE added ADD b int DEFAULT 7 NOT NULL;
ALTER TABLE added ADD c text DEFAULT 'c';
ALTER TABLE added ALTER c SET DEFAULT 'd';

-- changed type
CREATE TABLE retyped (a int DEFAULT 1, b text, c varchar(5));
ALTER TABLE retyped ALTER a TYPE numeric(8,2) USING a * 1.0;
ALTER TABLE retyped ALTER b TYPE timestamptz(3) USING b::timestamptz;
ALTER TABLE retyped ALTER c TYPE text COLLATE "C";
