CREATE OPERATOR FAMILY numbers_ops USING hash;
CREATE OPERATOR CLASS numbers_int_ops FOR TYPE integer USING hash FAMILY numbers_ops AS
    OPERATOR 1 =,
    FUNCTION 1 hashint4(integer);
ALTER OPERATOR FAMILY numbers_ops USING hash OWNER TO shale_test_a;
ALTER OPERATOR CLASS numbers_int_ops USING hash OWNER TO shale_test_b;
COMMENT ON OPERATOR CLASS numbers_int_ops USING hash IS 'whole ones';
