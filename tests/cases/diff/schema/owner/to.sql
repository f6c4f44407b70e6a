CREATE SCHEMA billing AUTHORIZATION shale_test_a;
