-- Tables that the plan makes must not take the defaults that it sets, nor the owner's rights.

CREATE TABLE before (
    id integer
);
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO shale_test_a;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE TABLE after (
    id integer
);
CREATE FUNCTION hidden() RETURNS integer LANGUAGE sql AS $$SELECT 1$$;
