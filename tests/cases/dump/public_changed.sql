-- needs PostgreSQL 15
-- the public schema: another owner, comment and grants than a new database has
ALTER SCHEMA public OWNER TO shale_test_a;
COMMENT ON SCHEMA public IS 'ours';
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO shale_test_b WITH GRANT OPTION;
CREATE TABLE public.t (a int);
