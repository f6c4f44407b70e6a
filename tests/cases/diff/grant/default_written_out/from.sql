-- A list of rights that says what holds anyway is no difference.

CREATE FUNCTION open() RETURNS integer LANGUAGE sql AS $$SELECT 1$$;
CREATE TABLE users (
    id integer PRIMARY KEY
);
