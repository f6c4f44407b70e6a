CREATE SCHEMA other;
CREATE TYPE num AS (v int);
CREATE FUNCTION num_eq(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v = $2.v';
CREATE FUNCTION num_ne(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v <> $2.v';
CREATE FUNCTION num_lt(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v < $2.v';
CREATE FUNCTION num_le(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v <= $2.v';
CREATE FUNCTION num_gt(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v > $2.v';
CREATE FUNCTION num_ge(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v >= $2.v';
CREATE FUNCTION num_cmp(num, num) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($1.v, $2.v)';
CREATE FUNCTION num_hash(num) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT hashint4($1.v)';
CREATE FUNCTION num_hash64(num, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT hashint4extended($1.v, $2)';
CREATE FUNCTION num_neg(num) RETURNS num LANGUAGE sql IMMUTABLE AS 'SELECT ROW(-$1.v)::num';
CREATE FUNCTION num_plus(num, int) RETURNS num LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1.v + $2)::num';
CREATE FUNCTION plus_num(int, num) RETURNS num LANGUAGE sql IMMUTABLE AS 'SELECT ROW($1 + $2.v)::num';
CREATE FUNCTION num_eq_int(num, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v = $2';
CREATE FUNCTION num_lt_int(num, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v < $2';
CREATE FUNCTION num_cmp_int(num, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($1.v, $2)';
CREATE FUNCTION num_dist(num, num) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT abs($1.v - $2.v)::float8';
CREATE FUNCTION num_in_range(num, num, int, boolean, boolean) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';

-- operators: every option; commutators and negators that refer to one another, forward
CREATE OPERATOR = (LEFTARG = num, RIGHTARG = num, FUNCTION = num_eq, COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR <> (LEFTARG = num, RIGHTARG = num, FUNCTION = num_ne, COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE OPERATOR < (LEFTARG = num, RIGHTARG = num, FUNCTION = num_lt, COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR <= (LEFTARG = num, RIGHTARG = num, FUNCTION = num_le, COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
CREATE OPERATOR > (LEFTARG = num, RIGHTARG = num, FUNCTION = num_gt, COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
CREATE OPERATOR >= (LEFTARG = num, RIGHTARG = num, FUNCTION = num_ge, COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel);
-- operators: prefix, between types, without options, the old word PROCEDURE, odd signs, in another schema
CREATE OPERATOR - (RIGHTARG = num, FUNCTION = num_neg);
CREATE OPERATOR + (LEFTARG = num, RIGHTARG = int, PROCEDURE = num_plus, COMMUTATOR = +);
CREATE OPERATOR + (LEFTARG = int, RIGHTARG = num, PROCEDURE = plus_num, COMMUTATOR = +);
CREATE OPERATOR = (LEFTARG = num, RIGHTARG = int, FUNCTION = num_eq_int, HASHES);
CREATE OPERATOR < (LEFTARG = num, RIGHTARG = int, FUNCTION = num_lt_int);
CREATE OPERATOR <-> (LEFTARG = num, RIGHTARG = num, FUNCTION = num_dist, COMMUTATOR = <->);
CREATE OPERATOR @#@ (LEFTARG = num, RIGHTARG = num, FUNCTION = num_eq);
CREATE OPERATOR !~&| (RIGHTARG = num, FUNCTION = num_hash);
CREATE OPERATOR other.=== (LEFTARG = num, RIGHTARG = num, FUNCTION = num_eq, COMMUTATOR = OPERATOR(other.===), NEGATOR = OPERATOR(other.!==));
CREATE OPERATOR other.!== (LEFTARG = num, RIGHTARG = num, FUNCTION = num_ne, NEGATOR = OPERATOR(other.===));
CREATE OPERATOR other.+ (LEFTARG = int, RIGHTARG = int, FUNCTION = int4mi);
-- operators: a commutator that is a shell and stays one
CREATE OPERATOR other.<~ (LEFTARG = num, RIGHTARG = int, FUNCTION = num_lt_int, COMMUTATOR = OPERATOR(other.~>));
-- operators: estimators set and taken away afterwards
CREATE OPERATOR other.~= (LEFTARG = num, RIGHTARG = num, FUNCTION = num_eq, RESTRICT = eqsel, JOIN = eqjoinsel);
ALTER OPERATOR other.~= (num, num) SET (RESTRICT = contsel, JOIN = NONE);
COMMENT ON OPERATOR = (num, num) IS 'equal values';
COMMENT ON OPERATOR - (NONE, num) IS 'prefix';

-- families: empty, of each method; members that belong to no class, between types, ordering, with support functions
CREATE OPERATOR FAMILY empty_family USING btree;
CREATE OPERATOR FAMILY other.empty_family USING hash;
CREATE OPERATOR FAMILY num_family USING btree;
ALTER OPERATOR FAMILY num_family USING btree ADD
  OPERATOR 1 < (num, int), OPERATOR 3 = (num, int), FUNCTION 1 (num, int) num_cmp_int(num, int);
COMMENT ON OPERATOR FAMILY num_family USING btree IS 'nums and ints';
CREATE OPERATOR FAMILY loose_gist USING gist;
ALTER OPERATOR FAMILY loose_gist USING gist ADD OPERATOR 15 <-> (num, num) FOR ORDER BY float_ops, OPERATOR 3 = (num, num) FOR SEARCH;
-- classes: default, in a named family, with every support function that can be had
CREATE OPERATOR CLASS num_ops DEFAULT FOR TYPE num USING btree FAMILY num_family AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
  FUNCTION 1 num_cmp(num, num), FUNCTION 3 (num, int) num_in_range(num, num, int, boolean, boolean), FUNCTION 4 (num, num) btequalimage(oid);
COMMENT ON OPERATOR CLASS num_ops USING btree IS 'the default one';
CREATE OPERATOR CLASS num_hash_ops DEFAULT FOR TYPE num USING hash AS OPERATOR 1 =, FUNCTION 1 num_hash(num), FUNCTION 2 num_hash64(num, bigint);
-- classes: not the default, in another schema, operators of a schema, of a family that is made with it
CREATE OPERATOR CLASS other.num_back FOR TYPE num USING btree AS OPERATOR 1 > , OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 num_cmp(num, num);
CREATE OPERATOR CLASS other.same_family FOR TYPE num USING btree FAMILY num_family AS STORAGE num;
-- classes: STORAGE of another type; gin and gist and brin and spgist
CREATE OPERATOR CLASS text_array_gin FOR TYPE text[] USING gin AS
  OPERATOR 1 && (anyarray, anyarray), OPERATOR 2 @> (anyarray, anyarray), FUNCTION 1 bttextcmp(text, text), FUNCTION 2 ginarrayextract(anyarray, internal, internal),
  FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal), FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal), STORAGE text;
CREATE OPERATOR CLASS point_gist FOR TYPE point USING gist AS
  OPERATOR 11 |>> (point, point), OPERATOR 15 <-> (point, point) FOR ORDER BY pg_catalog.float_ops,
  FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 3 gist_point_compress(internal),
  FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal),
  FUNCTION 8 gist_point_distance(internal, point, smallint, oid, internal), FUNCTION 9 gist_point_fetch(internal), STORAGE box;
CREATE OPERATOR CLASS int_brin FOR TYPE int USING brin AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
  FUNCTION 1 brin_minmax_opcinfo(internal), FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal), FUNCTION 3 brin_minmax_consistent(internal, internal, internal), FUNCTION 4 brin_minmax_union(internal, internal, internal);
CREATE OPERATOR CLASS point_spgist FOR TYPE point USING spgist AS
  OPERATOR 11 |>> (point, point), OPERATOR 1 << (point, point),
  FUNCTION 1 spg_quad_config(internal, internal), FUNCTION 2 spg_quad_choose(internal, internal), FUNCTION 3 spg_quad_picksplit(internal, internal), FUNCTION 4 spg_quad_inner_consistent(internal, internal), FUNCTION 5 spg_quad_leaf_consistent(internal, internal);
-- classes: parameters (the function that takes options), nothing but a name of storage
CREATE FUNCTION ts_options(internal) RETURNS void LANGUAGE internal IMMUTABLE AS 'gtsvector_options';
CREATE OPERATOR CLASS ts_gist FOR TYPE tsvector USING gist AS
  OPERATOR 1 @@ (tsvector, tsquery), FUNCTION 1 gtsvector_consistent(internal, tsvector, smallint, oid, internal), FUNCTION 2 gtsvector_union(internal, internal), FUNCTION 3 gtsvector_compress(internal),
  FUNCTION 4 gtsvector_decompress(internal), FUNCTION 5 gtsvector_penalty(internal, internal, internal), FUNCTION 6 gtsvector_picksplit(internal, internal), FUNCTION 7 gtsvector_same(gtsvector, gtsvector, internal), FUNCTION 10 ts_options(internal), STORAGE gtsvector;
CREATE OPERATOR CLASS only_storage FOR TYPE text[] USING gin AS STORAGE text;
-- classes: names that need quoting; members of a built-in family; a family renamed and members dropped
CREATE OPERATOR CLASS "Class Name" FOR TYPE int USING btree FAMILY pg_catalog.integer_ops AS STORAGE int;
CREATE OPERATOR FAMILY old_family USING btree;
ALTER OPERATOR FAMILY old_family USING btree ADD OPERATOR 1 < (num, num), OPERATOR 2 <= (num, num);
ALTER OPERATOR FAMILY old_family USING btree DROP OPERATOR 2 (num, num);
ALTER OPERATOR FAMILY old_family USING btree RENAME TO "New Family";
ALTER OPERATOR FAMILY "New Family" USING btree SET SCHEMA other;

-- used: by an index, a primary key, a unique constraint, a view, a range type, a partition key
CREATE TABLE uses (n num PRIMARY KEY, m num, o int);
CREATE INDEX uses_back ON uses (n other.num_back);
CREATE INDEX uses_hash ON uses USING hash (m);
CREATE INDEX uses_array ON uses USING brin (o int_brin);
CREATE VIEW uses_view AS SELECT n = m AS a, n OPERATOR(other.===) m AS b, - n AS c, o OPERATOR(other.+) 1 AS d FROM uses ORDER BY n USING <;
CREATE TYPE num_range AS RANGE (SUBTYPE = num, SUBTYPE_OPCLASS = other.num_back, SUBTYPE_DIFF = num_dist);
