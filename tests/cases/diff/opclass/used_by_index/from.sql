CREATE FUNCTION my_compare(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS $$SELECT b - a$$;
CREATE TABLE things (
    id integer NOT NULL
);
INSERT INTO things VALUES (1), (2);
