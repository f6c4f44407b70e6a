-- needs PostgreSQL 17
-- the builtin provider
CREATE COLLATION b_c (PROVIDER = builtin, LOCALE = 'C');
CREATE COLLATION b_utf8 (PROVIDER = builtin, LOCALE = 'C.UTF-8');
CREATE COLLATION b_copy FROM pg_c_utf8;
COMMENT ON COLLATION b_utf8 IS 'no library needed';
CREATE TABLE uses (a text COLLATE b_utf8, b text COLLATE pg_c_utf8);
