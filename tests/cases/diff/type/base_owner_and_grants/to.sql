CREATE TYPE label;
CREATE FUNCTION label_in(cstring) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, STORAGE = main);
ALTER TYPE label OWNER TO shale_test_a;
GRANT USAGE ON TYPE label TO shale_test_b;
REVOKE USAGE ON TYPE label FROM PUBLIC;
COMMENT ON TYPE label IS 'x';
ALTER FUNCTION label_in(cstring) OWNER TO shale_test_b;
