CREATE FUNCTION secret(b integer) RETURNS text LANGUAGE sql AS $$SELECT 'x'::text$$;
ALTER FUNCTION secret(integer) OWNER TO shale_test_a;
REVOKE EXECUTE ON FUNCTION secret(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION secret(integer) TO shale_test_b WITH GRANT OPTION;
COMMENT ON FUNCTION secret(integer) IS 'not for everybody';
