ALTER SCHEMA public OWNER TO shale_test_a;
