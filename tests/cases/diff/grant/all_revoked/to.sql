-- No rights at all is not the same as the default rights.

CREATE FUNCTION secret() RETURNS text LANGUAGE sql AS $$SELECT 'x'::text$$;
CREATE TABLE users (
    id integer PRIMARY KEY
);
ALTER TABLE users OWNER TO shale_test_a;
ALTER FUNCTION secret() OWNER TO shale_test_a;
REVOKE ALL ON users FROM shale_test_a;
REVOKE ALL ON FUNCTION secret() FROM PUBLIC, shale_test_a;
