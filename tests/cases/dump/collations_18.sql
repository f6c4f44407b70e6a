-- needs PostgreSQL 18
CREATE COLLATION b_fast (PROVIDER = builtin, LOCALE = 'PG_UNICODE_FAST');
CREATE TABLE uses (a text COLLATE b_fast, b text COLLATE pg_unicode_fast GENERATED ALWAYS AS (casefold(a COLLATE pg_unicode_fast)) STORED);
