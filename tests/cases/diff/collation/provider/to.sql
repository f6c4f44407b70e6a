CREATE COLLATION names (provider = icu, locale = 'sv');
COMMENT ON COLLATION names IS 'as in the phone book';
ALTER COLLATION names OWNER TO shale_test_a;
