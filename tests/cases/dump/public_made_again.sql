-- needs PostgreSQL 15
-- the public schema dropped and made again: without its comment, owned by who made it
DROP SCHEMA public;
CREATE SCHEMA public;
CREATE TABLE public.t (a int);
