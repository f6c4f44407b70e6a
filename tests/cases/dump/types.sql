CREATE SCHEMA other;

-- enum: plain, without labels, labels that need quoting, upper case, 63 bytes
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE nothing_yet AS ENUM ();
CREATE TYPE odd_labels AS ENUM ('it''s', 'two words', '', 'UPPER', 'upper', 'comma,', '"quoted"', 'back\slash', 'ünïcode',
  'a23456789012345678901234567890123456789012345678901234567890123');

-- enum: labels added later (fractions in enumsortorder) and renamed
CREATE TYPE severity AS ENUM ('low', 'high');
ALTER TYPE severity ADD VALUE 'medium' BEFORE 'high';
ALTER TYPE severity ADD VALUE 'none' BEFORE 'low';
ALTER TYPE severity ADD VALUE 'critical' AFTER 'high';
ALTER TYPE severity ADD VALUE 'raised' AFTER 'medium';
ALTER TYPE severity RENAME VALUE 'none' TO 'nil';

-- composite: plain, without attributes, type modifiers, arrays, collation
CREATE TYPE point3 AS (x double precision, y double precision, z double precision);
CREATE TYPE empty_row AS ();
CREATE TYPE many AS (
  n numeric(10,2), v varchar(40), c char(3), b bit(4), vb bit varying(9), t timestamp(3) with time zone,
  i interval day to second(2), a int[], aa text[][], "select" text COLLATE "C", moods mood[], p point3, ps point3[]);
-- composite: dropped, added and renamed attributes
CREATE TYPE changed AS (a int, gone text, b int);
ALTER TYPE changed DROP ATTRIBUTE gone;
ALTER TYPE changed ADD ATTRIBUTE c text COLLATE "POSIX";
ALTER TYPE changed RENAME ATTRIBUTE a TO first;
ALTER TYPE changed ALTER ATTRIBUTE b SET DATA TYPE bigint;
CREATE TYPE all_gone AS (a int);
ALTER TYPE all_gone DROP ATTRIBUTE a;
COMMENT ON COLUMN changed.first IS 'was called a';
COMMENT ON TYPE changed IS 'changed after it was made';

-- domain: plain, default, NOT NULL, NULL, collation, type modifier
CREATE DOMAIN plain AS text;
CREATE DOMAIN zip AS varchar(10) COLLATE "C" DEFAULT '00000' NOT NULL;
CREATE DOMAIN amount AS numeric(12,2) DEFAULT 0.00 NULL;
CREATE DOMAIN stamp AS timestamptz(0) DEFAULT now();
-- domain: several checks, named and not, one not validated, with comments
CREATE DOMAIN percent AS int CONSTRAINT percent_low CHECK (VALUE >= 0) CHECK (VALUE <= 100);
ALTER DOMAIN percent ADD CONSTRAINT percent_not_13 CHECK (VALUE <> 13) NOT VALID;
COMMENT ON DOMAIN percent IS 'from nothing to all';
COMMENT ON CONSTRAINT percent_low ON DOMAIN percent IS 'not below nothing';
COMMENT ON CONSTRAINT percent_not_13 ON DOMAIN percent IS 'superstition';
-- domain over a domain, an array, an enum, a composite, a range
CREATE DOMAIN half AS percent DEFAULT 50 CHECK (VALUE <= 50);
CREATE DOMAIN triple AS int[] CHECK (array_length(VALUE, 1) = 3);
CREATE DOMAIN good_mood AS mood DEFAULT 'happy' CHECK (VALUE > 'sad');
CREATE DOMAIN unit_point AS point3 CHECK ((VALUE).x <= 1);
CREATE DOMAIN short_range AS int4range CHECK (upper(VALUE) - lower(VALUE) < 10);
-- domain: IN (the one over varchar is in second_round.sql)
CREATE DOMAIN colour AS text CHECK (VALUE IN ('red', 'green', 'blue'));
-- domain: default and NOT NULL changed afterwards
CREATE DOMAIN settled AS text DEFAULT 'old' NOT NULL;
ALTER DOMAIN settled SET DEFAULT 'new''s';
ALTER DOMAIN settled DROP NOT NULL;
-- a domain whose array type is used
CREATE TYPE with_domain_array AS (p percent[], c colour);

-- range: subtype only; every option; the multirange named and in another schema
CREATE TYPE float_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TYPE text_range AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C");
CREATE TYPE named_range AS RANGE (SUBTYPE = int8, MULTIRANGE_TYPE_NAME = many_named_ranges);
CREATE TYPE other.far_range AS RANGE (SUBTYPE = timetz, MULTIRANGE_TYPE_NAME = other.far_multirange);
-- range: with a canonical function (a shell first) and one's own difference
CREATE TYPE steps;
CREATE FUNCTION steps_canonical(steps) RETURNS steps LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE FUNCTION steps_diff(int, int) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ($1 - $2)::float8';
CREATE TYPE steps AS RANGE (SUBTYPE = int, CANONICAL = steps_canonical, SUBTYPE_DIFF = steps_diff);
COMMENT ON TYPE steps IS 'whole steps';
-- range over an enum, over a domain's base, over a composite
CREATE TYPE mood_range AS RANGE (SUBTYPE = mood);
CREATE TYPE point_range AS RANGE (SUBTYPE = point3);
CREATE TABLE use_ranges (a named_range, b many_named_ranges, c other.far_multirange[], d steps);

-- base type: the least
CREATE TYPE tiny;
CREATE FUNCTION tiny_in(cstring) RETURNS tiny LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION tiny_out(tiny) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE tiny (INPUT = tiny_in, OUTPUT = tiny_out);
-- base type: fixed length by value, alignment, category, preferred, default, delimiter, binary I/O
CREATE TYPE whole;
CREATE FUNCTION whole_in(cstring) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION whole_out(whole) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION whole_recv(internal) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION whole_send(whole) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE whole (INPUT = whole_in, OUTPUT = whole_out, RECEIVE = whole_recv, SEND = whole_send, INTERNALLENGTH = 4,
  PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'w', PREFERRED = true, DEFAULT = '42', DELIMITER = '|');
-- base type: variable, type modifiers, ANALYZE, collatable, storage extended
CREATE TYPE label;
CREATE FUNCTION label_in(cstring, oid, int) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
CREATE FUNCTION label_recv(internal, oid, int) RETURNS label LANGUAGE internal STABLE STRICT AS 'varcharrecv';
CREATE FUNCTION label_send(label) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'varcharsend';
CREATE FUNCTION label_typmod_in(cstring[]) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION label_typmod_out(int) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE FUNCTION label_analyze(internal) RETURNS boolean LANGUAGE internal STRICT AS 'array_typanalyze';
CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, RECEIVE = label_recv, SEND = label_send, TYPMOD_IN = label_typmod_in,
  TYPMOD_OUT = label_typmod_out, ANALYZE = label_analyze, INTERNALLENGTH = VARIABLE, STORAGE = extended, COLLATABLE = true,
  CATEGORY = 'S', DEFAULT = 'it''s');
CREATE TABLE use_base (a label(12) COLLATE "C" DEFAULT 'x', b whole DEFAULT '7', c whole[], d label(3)[]);
-- base type: by reference, alignment double and char and int2, storage external and main
CREATE TYPE pair;
CREATE FUNCTION pair_in(cstring) RETURNS pair LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION pair_out(pair) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
-- base type: ELEMENT, so that pair[0] is its first half
CREATE TYPE pair (INPUT = pair_in, OUTPUT = pair_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = float8);
CREATE TYPE blob1;
CREATE FUNCTION blob1_in(cstring) RETURNS blob1 LANGUAGE internal IMMUTABLE STRICT AS 'byteain';
CREATE FUNCTION blob1_out(blob1) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'byteaout';
CREATE TYPE blob1 (INPUT = blob1_in, OUTPUT = blob1_out, STORAGE = external, ALIGNMENT = int4);
CREATE TYPE flag;
CREATE FUNCTION flag_in(cstring) RETURNS flag LANGUAGE internal IMMUTABLE STRICT AS 'charin';
CREATE FUNCTION flag_out(flag) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'charout';
CREATE TYPE flag (INPUT = flag_in, OUTPUT = flag_out, INTERNALLENGTH = 1, PASSEDBYVALUE, ALIGNMENT = char);
CREATE TYPE short;
CREATE FUNCTION short_in(cstring) RETURNS short LANGUAGE internal IMMUTABLE STRICT AS 'int2in';
CREATE FUNCTION short_out(short) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int2out';
CREATE TYPE short (INPUT = short_in, OUTPUT = short_out, INTERNALLENGTH = 2, PASSEDBYVALUE, ALIGNMENT = int2);
CREATE TYPE main_stored;
CREATE FUNCTION main_stored_in(cstring) RETURNS main_stored LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION main_stored_out(main_stored) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE main_stored (INPUT = main_stored_in, OUTPUT = main_stored_out, STORAGE = main);
-- base type: a null-terminated one (internal length -2)
CREATE TYPE cstr;
CREATE FUNCTION cstr_in(cstring) RETURNS cstr LANGUAGE internal IMMUTABLE STRICT AS 'cstring_in';
CREATE FUNCTION cstr_out(cstr) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'cstring_out';
CREATE TYPE cstr (INPUT = cstr_in, OUTPUT = cstr_out, LIKE = cstring);
-- base type: SUBSCRIPT
CREATE TYPE doc;
CREATE FUNCTION doc_in(cstring) RETURNS doc LANGUAGE internal IMMUTABLE STRICT AS 'jsonb_in';
CREATE FUNCTION doc_out(doc) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'jsonb_out';
CREATE FUNCTION doc_subscript(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'jsonb_subscript_handler';
CREATE TYPE doc (INPUT = doc_in, OUTPUT = doc_out, SUBSCRIPT = doc_subscript, STORAGE = extended);
-- base type: LIKE another, the other's settings overridden
CREATE TYPE like_big;
CREATE FUNCTION like_big_in(cstring) RETURNS like_big LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION like_big_out(like_big) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE like_big (INPUT = like_big_in, OUTPUT = like_big_out, LIKE = int8, CATEGORY = 'N');
-- base type: changed afterwards
ALTER TYPE tiny SET (STORAGE = main, ANALYZE = range_typanalyze);
ALTER TYPE tiny SET (ANALYZE = NONE);
COMMENT ON TYPE whole IS 'a number of one''s own';

-- shell types that never become more: alone, and in a function's signature
CREATE TYPE ghost;
CREATE TYPE other.phantom;
COMMENT ON TYPE ghost IS 'nobody has filled it';

-- a type that takes the name which another's array type would like
CREATE TYPE _taken AS ENUM ('x');
CREATE TYPE taken AS ENUM ('y');
CREATE TABLE use_taken (a taken[], b _taken[], c _taken);
CREATE DOMAIN _later AS int;
CREATE TABLE later (a int);
CREATE TABLE use_later (a later[], b _later[]);

-- the same name in two schemas
CREATE TYPE other.mood AS ENUM ('grim');
CREATE TABLE two_moods (a mood DEFAULT 'ok', b other.mood DEFAULT 'grim'::other.mood, c mood[] DEFAULT '{sad,ok}', d mood[] DEFAULT ARRAY['sad'::mood]);

-- moved and renamed types (the array and the multirange follow)
CREATE TYPE before_move AS ENUM ('m');
ALTER TYPE before_move SET SCHEMA other;
ALTER TYPE other.before_move RENAME TO after_move;
CREATE DOMAIN d_before AS int CONSTRAINT c1 CHECK (VALUE > 0);
ALTER DOMAIN d_before RENAME CONSTRAINT c1 TO c2;
ALTER DOMAIN d_before RENAME TO d_after;
CREATE TYPE r_before AS RANGE (SUBTYPE = int2);
ALTER TYPE r_before RENAME TO r_after;
