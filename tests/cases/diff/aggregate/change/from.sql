CREATE AGGREGATE total(integer) (
    SFUNC = int4_sum,
    STYPE = bigint,
    INITCOND = '0'
);
COMMENT ON AGGREGATE total(integer) IS 'a sum';
GRANT EXECUTE ON FUNCTION total(integer) TO shale_test_a;
ALTER AGGREGATE total(integer) OWNER TO shale_test_b;
