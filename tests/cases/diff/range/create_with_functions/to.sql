-- The canonical function needs the type as a shell before the type is there.

CREATE FUNCTION minutes_between(a time, b time) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT AS $$SELECT extract(epoch FROM a - b)::double precision / 60$$;
CREATE TYPE time_range AS RANGE (
    subtype = time,
    subtype_diff = minutes_between,
    multirange_type_name = time_spans
);
