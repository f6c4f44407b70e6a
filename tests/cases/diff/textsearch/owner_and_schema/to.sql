CREATE SCHEMA search;
CREATE TEXT SEARCH DICTIONARY search.my_words (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION search.my_search (COPY = pg_catalog.simple);
ALTER TEXT SEARCH DICTIONARY search.my_words OWNER TO shale_test_a;
ALTER TEXT SEARCH CONFIGURATION search.my_search OWNER TO shale_test_b;
