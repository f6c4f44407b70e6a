CREATE FUNCTION mylang_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION mylang_validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE mylang HANDLER mylang_handler VALIDATOR mylang_validator;
COMMENT ON LANGUAGE mylang IS 'much like another';
