-- One calls the other; the one below changes its result.

CREATE FUNCTION low() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 1;
CREATE FUNCTION high() RETURNS bigint LANGUAGE sql IMMUTABLE RETURN low() + 1;
CREATE VIEW top AS SELECT high() AS top;
