-- The defaults stand on both sides; one new table takes them, the other had them taken away.

ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO shale_test_a;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE TABLE takes (
    id integer
);
CREATE TABLE lacks (
    id integer
);
REVOKE SELECT ON lacks FROM shale_test_a;
CREATE VIEW seen AS SELECT id FROM takes;
CREATE FUNCTION open() RETURNS integer LANGUAGE sql AS $$SELECT 1$$;
GRANT EXECUTE ON FUNCTION open() TO PUBLIC;
