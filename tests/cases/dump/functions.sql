CREATE SCHEMA other;
CREATE TYPE pair AS (l int, r text);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE t (id int, name text);

-- volatility, strictness, leakproof, security, parallel, cost, rows: each value
CREATE FUNCTION a_volatile() RETURNS int LANGUAGE sql VOLATILE AS 'SELECT 1';
CREATE FUNCTION a_stable() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
CREATE FUNCTION a_immutable() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION a_strict(int) RETURNS int LANGUAGE sql STRICT AS 'SELECT 1';
CREATE FUNCTION a_null_input(int) RETURNS int LANGUAGE sql RETURNS NULL ON NULL INPUT AS 'SELECT 1';
CREATE FUNCTION a_called(int) RETURNS int LANGUAGE sql CALLED ON NULL INPUT AS 'SELECT 1';
CREATE FUNCTION a_leakproof() RETURNS int LANGUAGE sql LEAKPROOF AS 'SELECT 1';
CREATE FUNCTION a_definer() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
CREATE FUNCTION a_invoker() RETURNS int LANGUAGE sql EXTERNAL SECURITY INVOKER AS 'SELECT 1';
CREATE FUNCTION a_safe() RETURNS int LANGUAGE sql PARALLEL SAFE AS 'SELECT 1';
CREATE FUNCTION a_restricted() RETURNS int LANGUAGE sql PARALLEL RESTRICTED AS 'SELECT 1';
CREATE FUNCTION a_unsafe() RETURNS int LANGUAGE sql PARALLEL UNSAFE AS 'SELECT 1';
CREATE FUNCTION a_cost() RETURNS int LANGUAGE sql COST 7 AS 'SELECT 1';
CREATE FUNCTION a_cost_fraction() RETURNS int LANGUAGE plpgsql COST 0.25 AS 'BEGIN RETURN 1; END';
CREATE FUNCTION a_cost_of_internal(float8) RETURNS float8 LANGUAGE internal COST 100 AS 'dsin';
CREATE FUNCTION a_cost_large() RETURNS int LANGUAGE sql COST 1000000 AS 'SELECT 1';
CREATE FUNCTION a_rows() RETURNS SETOF int LANGUAGE sql ROWS 12.5 AS 'SELECT 1';
CREATE FUNCTION a_rows_default() RETURNS SETOF int LANGUAGE sql ROWS 1000 AS 'SELECT 1';
CREATE FUNCTION a_support(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT SUPPORT pg_catalog.textlike_support AS 'textlike';
CREATE FUNCTION my_support(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'generate_series_int4_support';
CREATE FUNCTION a_own_support(int, int) RETURNS SETOF int LANGUAGE internal IMMUTABLE STRICT ROWS 50 SUPPORT my_support AS 'generate_series_int4';
CREATE FUNCTION a_window() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';
CREATE FUNCTION a_everything(IN x int DEFAULT 3, OUT y int, VARIADIC z text[] DEFAULT '{}') RETURNS SETOF int
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF SECURITY DEFINER PARALLEL SAFE COST 3 ROWS 4 SET search_path = pg_catalog, other SET work_mem = '8MB' AS 'SELECT x';

-- settings: lists, quoted names, empty, numbers with units, booleans, from the session, of an extension, several
CREATE FUNCTION s_path() RETURNS int LANGUAGE sql SET search_path = other, public, pg_temp AS 'SELECT 1';
CREATE FUNCTION s_path_quoted() RETURNS int LANGUAGE sql SET search_path = "$user", "Upper Case", 'in quotes', "a,b" AS 'SELECT 1';
CREATE FUNCTION s_path_empty() RETURNS int LANGUAGE sql SET search_path = '' AS 'SELECT 1';
CREATE FUNCTION s_path_one_string() RETURNS int LANGUAGE sql SET search_path = 'other, public' AS 'SELECT 1';
CREATE FUNCTION s_units() RETURNS int LANGUAGE sql SET statement_timeout = '90s' SET work_mem TO '16MB' SET random_page_cost = 1.25 AS 'SELECT 1';
CREATE FUNCTION s_style() RETURNS int LANGUAGE sql SET datestyle = 'ISO, DMY' SET timezone = 'Europe/Berlin' SET intervalstyle = 'iso_8601' AS 'SELECT 1';
CREATE FUNCTION s_boolean() RETURNS int LANGUAGE sql SET enable_seqscan = off SET row_security TO on AS 'SELECT 1';
CREATE FUNCTION s_custom() RETURNS int LANGUAGE sql SET app.tenant = 'it''s \ "x", y' SET app.empty = '' AS 'SELECT 1';
SET extra_float_digits = 2;
CREATE FUNCTION s_current() RETURNS int LANGUAGE sql SET extra_float_digits FROM CURRENT AS 'SELECT 1';
RESET extra_float_digits;
CREATE FUNCTION s_role() RETURNS int LANGUAGE sql SET role = 'shale_test_a' AS 'SELECT 1';
CREATE FUNCTION s_isolation() RETURNS int LANGUAGE sql SET default_transaction_isolation = 'repeatable read' SET temp_tablespaces = '' SET session_preload_libraries = 'auto_explain' AS 'SELECT 1';
CREATE FUNCTION s_changed() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET lock_timeout = 1 AS 'SELECT 1';
ALTER FUNCTION s_changed() RESET work_mem;
ALTER FUNCTION s_changed() SET client_min_messages = 'error';

-- arguments: modes, names that need quoting, without names, defaults of every sort, variadic, arrays, domains, other schemas' types
CREATE FUNCTION p_modes(IN a int, OUT b int, INOUT c text, IN d date DEFAULT '2024-01-01') LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE FUNCTION p_out_only(OUT a int, OUT b text) LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE FUNCTION p_out_one(OUT "select" int) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION p_setof_out(OUT a int, OUT b int) RETURNS SETOF record LANGUAGE sql AS 'SELECT 1, 2';
CREATE FUNCTION p_no_names(int, text, int[], positive, t, pair) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION p_some_names(int, b text, int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION p_quoted("Upper" int, "with space" int, "user" int, "quo""te" int, "ünï" int) RETURNS int LANGUAGE sql AS 'SELECT "Upper"';
CREATE FUNCTION p_defaults(a int DEFAULT 1, b text DEFAULT 'it''s', c timestamptz DEFAULT now(), d int[] DEFAULT ARRAY[1, 2], e pair DEFAULT ROW(1, 'x'), f text DEFAULT NULL,
  g positive DEFAULT 5, h numeric DEFAULT -1.5, i regclass DEFAULT 't', j boolean DEFAULT NOT true, k jsonb DEFAULT '{}', l text DEFAULT 'a' || 'b', m text DEFAULT CURRENT_USER, n interval DEFAULT '1 h') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION p_defaults_and_out(a int, OUT x int, b int DEFAULT 2, OUT y int, c int DEFAULT 3) LANGUAGE sql AS 'SELECT a, b';
CREATE FUNCTION p_default_calls(a int DEFAULT a_cost()) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION p_variadic(a text, VARIADIC b int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION p_variadic_any(VARIADIC "any") RETURNS int LANGUAGE internal AS 'pg_num_nulls';
CREATE FUNCTION p_type_of(a t.name%TYPE, b t.id%TYPE) RETURNS t.name%TYPE LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION p_modifiers(a varchar(10), b numeric(5,2), c char(3)) RETURNS varchar(7) LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION p_many(int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int) RETURNS int LANGUAGE sql AS 'SELECT $30';

-- results: nothing, a row, sets, TABLE, record, polymorphic ones, pseudo types
CREATE FUNCTION r_void() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION r_row() RETURNS t LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION r_rows() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION r_table(n int) RETURNS TABLE (a int, "B b" text, c positive) LANGUAGE sql AS 'SELECT 1, ''x''::text, 3::positive';
CREATE FUNCTION r_table_one() RETURNS TABLE (a int) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION r_record() RETURNS record LANGUAGE sql AS 'SELECT 1, 2';
CREATE FUNCTION r_array() RETURNS pair[] LANGUAGE sql AS 'SELECT ARRAY[ROW(1, ''x'')::pair]';
CREATE FUNCTION r_any(a anyelement, b anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION r_compatible(a anycompatible, b anycompatiblearray) RETURNS anycompatible LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION r_range(a anyrange) RETURNS anymultirange LANGUAGE internal IMMUTABLE AS 'multirange_constructor1';
CREATE FUNCTION r_enum(a anyenum) RETURNS text LANGUAGE sql AS 'SELECT a::text';
CREATE FUNCTION r_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION r_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';

-- overloads: by number, by type, by schema; names that need quoting
CREATE FUNCTION over() RETURNS int LANGUAGE sql AS 'SELECT 0';
CREATE FUNCTION over(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION over(text) RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION over(int, text) RETURNS int LANGUAGE sql AS 'SELECT 3';
CREATE FUNCTION over(int[]) RETURNS int LANGUAGE sql AS 'SELECT 4';
CREATE FUNCTION other.over(int) RETURNS int LANGUAGE sql AS 'SELECT 5';
CREATE FUNCTION "Odd ""Name"""("A" int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "left"(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION over(int, text) IS 'one of many';
COMMENT ON FUNCTION "Odd ""Name"""(int) IS 'odd';

-- bodies: dollar quotes within, backslashes, comments, empty, tabs and carriage returns, unicode
CREATE FUNCTION b_dollars() RETURNS text LANGUAGE plpgsql AS $outer$ BEGIN RETURN $$a$$ || $_$b$_$ || '$x$'; END $outer$;
CREATE FUNCTION b_backslash() RETURNS text LANGUAGE sql AS $$SELECT 'a\b' || E'\\n'$$;
CREATE FUNCTION b_comment() RETURNS int LANGUAGE plpgsql AS $$
-- a comment; with a semicolon
/* and /* a nested */ one */
BEGIN
	RETURN 1;  -- tab before
END;
$$;
CREATE FUNCTION b_end_dollar() RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN ''$''; END -- $function$ $';
CREATE FUNCTION b_crlf() RETURNS int LANGUAGE sql AS E'SELECT\r\n 1\t';
CREATE FUNCTION b_empty() RETURNS void LANGUAGE sql AS $$$$;
CREATE FUNCTION b_unicode() RETURNS text LANGUAGE sql AS 'SELECT ''grüße – ✓''';
CREATE FUNCTION b_many() RETURNS int LANGUAGE sql AS 'CREATE TEMP TABLE IF NOT EXISTS x (a int); DELETE FROM t; SELECT 1;';

-- standard bodies: RETURN, one statement, several, changes, none, defaults and overloads, other tables' columns
CREATE FUNCTION atomic_return(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE RETURN a + b;
CREATE FUNCTION atomic_return_subquery() RETURNS bigint STABLE RETURN (SELECT count(*) FROM t);
CREATE FUNCTION atomic_one() RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t; END;
CREATE FUNCTION atomic_several(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC
  INSERT INTO t VALUES (n, 'x') RETURNING id;
  UPDATE t SET name = name || n WHERE id = n;
  DELETE FROM t WHERE id < n;
  SELECT count(*)::int FROM t WHERE id = atomic_several.n;
END;
CREATE FUNCTION atomic_none() RETURNS void LANGUAGE sql BEGIN ATOMIC END;
CREATE FUNCTION atomic_no_names(int, text) RETURNS text LANGUAGE sql RETURN $2 || $1;
CREATE FUNCTION atomic_calls() RETURNS int LANGUAGE sql RETURN over(1, 'x') + atomic_return(b => 1, a => 2);
CREATE FUNCTION atomic_table() RETURNS TABLE (x int, y text) LANGUAGE sql BEGIN ATOMIC WITH c AS (SELECT * FROM t) SELECT id, name FROM c ORDER BY id; END;
CREATE FUNCTION atomic_conflict() RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO t (id) SELECT 1 WHERE false ON CONFLICT DO NOTHING; END;
CREATE PROCEDURE atomic_procedure(INOUT n int) LANGUAGE sql BEGIN ATOMIC SELECT n + 1; END;

-- procedures: no arguments, INOUT, OUT, defaults, security, settings, variadic, overloads
CREATE PROCEDURE pr_plain() LANGUAGE sql AS 'DELETE FROM t';
CREATE PROCEDURE pr_inout(INOUT a int, b text DEFAULT 'x') LANGUAGE plpgsql AS 'BEGIN a := 1; COMMIT; END';
CREATE PROCEDURE pr_out(IN a int, OUT b int, OUT c text) LANGUAGE plpgsql AS 'BEGIN b := a; c := ''x''; END';
CREATE PROCEDURE pr_options(VARIADIC a int[]) LANGUAGE plpgsql SECURITY DEFINER SET search_path = other AS 'BEGIN END';
CREATE PROCEDURE pr_plain(int) LANGUAGE sql AS 'DELETE FROM t';
COMMENT ON PROCEDURE pr_out(int, int, text) IS 'gives two';

-- languages: internal under another name, C with file and symbol, C with the symbol of its own name
CREATE FUNCTION l_internal(int, int) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'int4pl';
CREATE FUNCTION l_c() RETURNS trigger LANGUAGE c AS '$libdir/tcn', 'triggered_change_notification';
CREATE FUNCTION triggered_change_notification() RETURNS trigger LANGUAGE c AS '$libdir/tcn';

-- depends on an extension, on two
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE FUNCTION x_one(hstore) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
ALTER FUNCTION x_one(hstore) DEPENDS ON EXTENSION hstore;
CREATE PROCEDURE x_two() LANGUAGE sql AS '';
ALTER PROCEDURE x_two() DEPENDS ON EXTENSION hstore;
ALTER ROUTINE x_two() DEPENDS ON EXTENSION citext;
CREATE FUNCTION x_no_more() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION x_no_more() DEPENDS ON EXTENSION citext;
ALTER FUNCTION x_no_more() NO DEPENDS ON EXTENSION citext;

-- changed: replaced, renamed, moved, everything altered
CREATE FUNCTION ch_old() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION ch_old() RENAME TO ch_new;
ALTER FUNCTION ch_new() SET SCHEMA other;
ALTER FUNCTION other.ch_new() STABLE STRICT SECURITY DEFINER PARALLEL SAFE COST 9;

-- bodies that are not checked: of tables and columns that don't exist
SET check_function_bodies = off;
CREATE FUNCTION unchecked_sql() RETURNS int LANGUAGE sql AS 'SELECT x FROM is_not_there';
CREATE FUNCTION unchecked_plpgsql() RETURNS int LANGUAGE plpgsql AS 'this is no program';
RESET check_function_bodies;
