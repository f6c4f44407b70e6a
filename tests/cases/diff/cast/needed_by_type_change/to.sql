-- The new cast is what lets the column change its type.

CREATE TYPE colour AS ENUM ('red', 'green');
CREATE FUNCTION colour_of(value integer) RETURNS colour LANGUAGE sql IMMUTABLE
    AS $$SELECT CASE value WHEN 1 THEN 'red'::colour ELSE 'green'::colour END$$;
CREATE CAST (integer AS colour) WITH FUNCTION colour_of(integer) AS ASSIGNMENT;
CREATE TABLE cars (
    id integer PRIMARY KEY,
    paint colour
);
