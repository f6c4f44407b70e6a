-- One name space.

CREATE FUNCTION up(bigint) RETURNS bigint LANGUAGE sql AS $$SELECT $1 + 1$$;
CREATE AGGREGATE f(*) (SFUNC = up, STYPE = bigint, INITCOND = 0);
COMMENT ON AGGREGATE f(*) IS 'x';
GRANT EXECUTE ON FUNCTION f() TO shale_test_a;
