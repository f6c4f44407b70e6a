-- A list of rights that says what holds anyway is no difference.
-- pg_dump does not show this: a list of rights that equals the default

CREATE FUNCTION open() RETURNS integer LANGUAGE sql AS $$SELECT 1$$;
CREATE TABLE users (
    id integer PRIMARY KEY
);
GRANT EXECUTE ON FUNCTION open() TO PUBLIC;
GRANT SELECT ON users TO shale_test_a;
REVOKE SELECT ON users FROM shale_test_a;
