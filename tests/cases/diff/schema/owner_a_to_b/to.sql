CREATE SCHEMA billing AUTHORIZATION shale_test_b;
GRANT USAGE ON SCHEMA billing TO shale_test_a;
