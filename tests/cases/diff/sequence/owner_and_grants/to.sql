CREATE SEQUENCE counter;
ALTER SEQUENCE counter OWNER TO shale_test_a;
GRANT USAGE ON SEQUENCE counter TO shale_test_b;
