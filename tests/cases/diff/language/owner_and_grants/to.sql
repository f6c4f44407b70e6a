CREATE FUNCTION mylang_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE mylang HANDLER mylang_handler;
ALTER LANGUAGE mylang OWNER TO shale_test_a;
REVOKE USAGE ON LANGUAGE mylang FROM PUBLIC;
GRANT USAGE ON LANGUAGE mylang TO shale_test_b;
