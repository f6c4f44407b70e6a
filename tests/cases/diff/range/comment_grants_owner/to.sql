CREATE TYPE span AS RANGE (subtype = integer);
COMMENT ON TYPE span IS 'x';
GRANT USAGE ON TYPE span TO shale_test_a;
REVOKE USAGE ON TYPE span FROM PUBLIC;
ALTER TYPE span OWNER TO shale_test_b;
