CREATE SCHEMA other;
CREATE FUNCTION own_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION other.own_inline(internal) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION other.own_validator(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';
-- trusted with everything; not trusted; handler alone; handler and validator
CREATE TRUSTED PROCEDURAL LANGUAGE own_full HANDLER own_handler INLINE other.own_inline VALIDATOR other.own_validator;
CREATE LANGUAGE own_untrusted HANDLER own_handler INLINE other.own_inline;
CREATE LANGUAGE own_bare HANDLER own_handler;
CREATE TRUSTED LANGUAGE "Own Odd" HANDLER own_handler VALIDATOR other.own_validator;
ALTER LANGUAGE own_bare RENAME TO own_renamed;
COMMENT ON LANGUAGE own_full IS 'plpgsql under another name';
-- functions in them
CREATE FUNCTION in_full(n int) RETURNS int LANGUAGE own_full AS 'BEGIN RETURN n + 1; END';
CREATE FUNCTION in_renamed() RETURNS text LANGUAGE own_renamed AS 'not checked, for there is no validator';
CREATE FUNCTION in_odd() RETURNS trigger LANGUAGE "Own Odd" AS 'BEGIN RETURN NEW; END';
CREATE PROCEDURE pr_full() LANGUAGE own_full AS 'BEGIN END';
