-- The view is written with the cast; both go, in the right order.

CREATE TYPE celsius AS (
    degrees numeric
);
CREATE TABLE readings (
    value celsius
);
CREATE FUNCTION degrees(value celsius) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$SELECT value.degrees$$;
CREATE CAST (celsius AS numeric) WITH FUNCTION degrees(celsius);
CREATE VIEW numbers AS SELECT value::numeric AS number FROM readings;
