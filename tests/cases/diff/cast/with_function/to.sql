CREATE TYPE celsius AS (
    degrees numeric
);
CREATE FUNCTION degrees(value celsius) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$SELECT value.degrees$$;
CREATE CAST (celsius AS numeric) WITH FUNCTION degrees(celsius) AS ASSIGNMENT;
