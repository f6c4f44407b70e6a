-- Names that are also names of types, of functions and of columns of the system.

CREATE TABLE text (
    integer text,
    "timestamp" pg_catalog.text,
    "char" "char",
    value bigint
);
CREATE DOMAIN "interval" AS pg_catalog.interval;
CREATE FUNCTION now("interval") RETURNS pg_catalog.text LANGUAGE sql AS $$SELECT 'not now'$$;
