-- needs PostgreSQL 15
-- the public schema dropped (pg_dump does not show it)
DROP SCHEMA public;
CREATE SCHEMA app;
CREATE TABLE app.t (a int PRIMARY KEY);
