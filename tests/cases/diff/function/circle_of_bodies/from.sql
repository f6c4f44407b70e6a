-- Two functions call each other; a domain's default calls a function of the domain.

CREATE FUNCTION f() RETURNS integer LANGUAGE sql RETURN 1;
