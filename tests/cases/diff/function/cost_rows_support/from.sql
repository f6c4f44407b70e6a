CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE plpgsql COST 100 AS $$BEGIN RETURN a; END$$;
CREATE FUNCTION g(a integer) RETURNS SETOF integer LANGUAGE sql ROWS 1000 AS $$SELECT a$$;
CREATE FUNCTION h(a integer, b integer) RETURNS SETOF integer
    LANGUAGE internal STRICT AS 'generate_series_int4';
