CREATE SCHEMA other;
-- the least
CREATE AGGREGATE plain_sum(int) (SFUNC = int4pl, STYPE = int);
-- with everything of a plain one: final function, its extra arguments and modes, parallel, initial values, sizes, moving
CREATE FUNCTION fin(bigint, int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE FUNCTION trans(bigint, int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT coalesce($1, 0) + coalesce($2, 0)';
CREATE FUNCTION untrans(bigint, int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE AGGREGATE everything(int) (
  SFUNC = trans, STYPE = bigint, SSPACE = 32, FINALFUNC = fin, FINALFUNC_EXTRA, FINALFUNC_MODIFY = SHAREABLE,
  COMBINEFUNC = int8pl, INITCOND = '0', MSFUNC = trans, MINVFUNC = untrans, MSTYPE = bigint, MSSPACE = 48,
  MFINALFUNC = fin, MFINALFUNC_EXTRA, MFINALFUNC_MODIFY = READ_WRITE, MINITCOND = '10', PARALLEL = SAFE);
COMMENT ON AGGREGATE everything(int) IS 'all at once';
-- state of type internal, serialized
CREATE AGGREGATE serial_avg(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, SSPACE = 128, FINALFUNC = numeric_avg,
  COMBINEFUNC = numeric_avg_combine, SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize,
  MSFUNC = numeric_avg_accum, MINVFUNC = numeric_accum_inv, MSTYPE = internal, MSSPACE = 128, MFINALFUNC = numeric_avg, PARALLEL = RESTRICTED);
-- sort operator, one's own and one in another schema
CREATE AGGREGATE my_min(int) (SFUNC = int4smaller, STYPE = int, COMBINEFUNC = int4smaller, SORTOP = <);
CREATE AGGREGATE my_max(text) (SFUNC = text_larger, STYPE = text, SORTOP = OPERATOR(pg_catalog.>));
CREATE FUNCTION other.before(int, int) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE OPERATOR other.<<< (LEFTARG = int, RIGHTARG = int, FUNCTION = other.before);
CREATE AGGREGATE other.far_min(int) (SFUNC = int4smaller, STYPE = int, SORTOP = OPERATOR(other.<<<));
-- final function's modes
CREATE AGGREGATE mode_read_only(int) (SFUNC = trans, STYPE = bigint, FINALFUNC = int8abs, FINALFUNC_MODIFY = READ_ONLY);
CREATE AGGREGATE mode_shareable(int) (SFUNC = trans, STYPE = bigint, FINALFUNC = int8abs, FINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE mode_read_write(int) (SFUNC = trans, STYPE = bigint, FINALFUNC = int8abs, FINALFUNC_MODIFY = READ_WRITE);
CREATE AGGREGATE mode_moving(int) (SFUNC = trans, STYPE = bigint, FINALFUNC = int8abs, FINALFUNC_MODIFY = READ_WRITE, MSFUNC = trans, MINVFUNC = untrans, MSTYPE = bigint, MFINALFUNC = int8abs, MFINALFUNC_MODIFY = SHAREABLE);
-- initial conditions: empty, with quotes, an array's
CREATE AGGREGATE init_empty(text) (SFUNC = textcat, STYPE = text, INITCOND = '');
CREATE AGGREGATE init_quote(text) (SFUNC = textcat, STYPE = text, INITCOND = 'it''s \');
CREATE AGGREGATE init_array(int) (SFUNC = array_append, STYPE = int[], INITCOND = '{}');
-- arguments: none, several, named, variadic, polymorphic, "any"
CREATE FUNCTION count_up(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE AGGREGATE no_arguments(*) (SFUNC = count_up, STYPE = bigint, INITCOND = 0);
CREATE FUNCTION two(int, a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE several(a int, "B b" text) (SFUNC = two, STYPE = int);
CREATE FUNCTION var(int, VARIADIC int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE variadic_one(VARIADIC numbers int[]) (SFUNC = var, STYPE = int);
CREATE FUNCTION collect_one(anyarray, anyelement) RETURNS anyarray LANGUAGE sql IMMUTABLE AS 'SELECT $1 || $2';
CREATE AGGREGATE collect(anyelement) (SFUNC = collect_one, STYPE = anyarray, INITCOND = '{}');
CREATE AGGREGATE collect_compatible(anycompatible) (SFUNC = array_append, STYPE = anycompatiblearray);
CREATE FUNCTION any_count(bigint, VARIADIC "any") RETURNS bigint LANGUAGE internal IMMUTABLE AS 'int8inc_any';
CREATE AGGREGATE count_any(VARIADIC "any") (SFUNC = any_count, STYPE = bigint, INITCOND = '0');
-- ordered sets and hypothetical sets
CREATE AGGREGATE my_percentile(fraction float8 ORDER BY value float8) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_cont_float8_final, FINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE my_mode(ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);
CREATE AGGREGATE my_rank(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
COMMENT ON AGGREGATE my_percentile(float8 ORDER BY float8) IS 'ordered';
COMMENT ON AGGREGATE my_rank(VARIADIC "any" ORDER BY VARIADIC "any") IS 'hypothetical';
-- the old way of writing it, a strict one, names that need quoting, an overload
CREATE AGGREGATE old_style (BASETYPE = int, SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE AGGREGATE old_any (BASETYPE = 'ANY', SFUNC = count_up, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE other."Odd Name"(text) (SFUNC = textcat, STYPE = text);
CREATE AGGREGATE plain_sum(bigint) (SFUNC = int8pl, STYPE = bigint);
-- used by a view
CREATE VIEW uses AS SELECT plain_sum(x) AS s, my_percentile(0.5) WITHIN GROUP (ORDER BY x::float8) AS p, collect(x) FILTER (WHERE x > 1) OVER (ORDER BY x) AS c FROM generate_series(1, 3) x GROUP BY x;
