-- The types alone would name either of the two.

CREATE PROCEDURE p(a integer, b text) LANGUAGE sql AS $$SELECT 1$$;
CREATE PROCEDURE p(a integer, OUT b text) LANGUAGE sql AS $$SELECT '1'::text$$;
COMMENT ON PROCEDURE p(a integer, OUT b text) IS 'with out';
ALTER PROCEDURE p(IN integer, IN text) OWNER TO shale_test_a;
