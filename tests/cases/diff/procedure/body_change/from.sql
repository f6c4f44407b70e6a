CREATE PROCEDURE nothing(a integer) LANGUAGE sql AS $$SELECT a$$;
GRANT EXECUTE ON PROCEDURE nothing(integer) TO shale_test_a;
