CREATE FUNCTION double_of(a integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT a + a$$;
GRANT EXECUTE ON FUNCTION double_of(integer) TO shale_test_a;
COMMENT ON FUNCTION double_of(integer) IS 'twice as much';
