CREATE SCHEMA search;
CREATE TEXT SEARCH DICTIONARY public.my_words (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION public.my_search (COPY = pg_catalog.simple);
