-- A language is replaced in place; the functions in it stay.

CREATE FUNCTION h() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION va(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE l HANDLER h;
GRANT USAGE ON LANGUAGE l TO shale_test_a;
CREATE FUNCTION f() RETURNS integer LANGUAGE l AS $$BEGIN RETURN 1; END$$;
CREATE VIEW v AS SELECT f();
