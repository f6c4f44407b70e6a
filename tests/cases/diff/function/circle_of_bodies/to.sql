-- Two functions call each other; a domain's default calls a function of the domain.

CREATE DOMAIN d AS integer;
CREATE FUNCTION df(d) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER DOMAIN d SET DEFAULT df(NULL);
CREATE FUNCTION odd(n int) RETURNS boolean LANGUAGE sql RETURN n <> 0;
CREATE FUNCTION even(n int) RETURNS boolean LANGUAGE sql RETURN n = 0 OR odd(n - 1);
CREATE OR REPLACE FUNCTION odd(n int) RETURNS boolean LANGUAGE sql RETURN n <> 0 AND even(n - 1);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql RETURN 1;
