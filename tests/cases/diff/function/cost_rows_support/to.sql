CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE plpgsql COST 1000 AS $$BEGIN RETURN a; END$$;
CREATE FUNCTION g(a integer) RETURNS SETOF integer LANGUAGE sql ROWS 5 AS $$SELECT a$$;
CREATE FUNCTION h(a integer, b integer) RETURNS SETOF integer
    LANGUAGE internal STRICT SUPPORT generate_series_int4_support AS 'generate_series_int4';
