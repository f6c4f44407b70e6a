CREATE FUNCTION mylang_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE mylang HANDLER mylang_handler;
CREATE FUNCTION one() RETURNS integer LANGUAGE mylang AS $$BEGIN RETURN 1; END$$;
