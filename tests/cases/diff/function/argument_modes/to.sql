CREATE FUNCTION split(value text, OUT head text, OUT tail text)
    LANGUAGE sql IMMUTABLE AS $$SELECT left(value, 1), substr(value, 2)$$;
CREATE FUNCTION twice(INOUT value integer)
    LANGUAGE sql IMMUTABLE AS $$SELECT value * 2$$;
CREATE FUNCTION total(VARIADIC parts integer[]) RETURNS bigint
    LANGUAGE sql IMMUTABLE AS $$SELECT sum(p) FROM unnest(parts) AS p$$;
CREATE FUNCTION listing(start integer DEFAULT 1) RETURNS TABLE (id integer, "Label" text)
    LANGUAGE sql IMMUTABLE AS $$SELECT start, 'x'$$;
CREATE FUNCTION anything(anyelement, VARIADIC anyarray) RETURNS anyelement
    LANGUAGE sql IMMUTABLE AS $$SELECT $1$$;
