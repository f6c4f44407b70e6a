CREATE TYPE point3 AS (x int, y int, z int);
CREATE TYPE colour AS ENUM ('red', 'green');
-- the functions are never called here: a transform only asks for their signatures
CREATE FUNCTION point3_from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'generate_series_int4_support';
CREATE FUNCTION point3_to_sql(internal) RETURNS point3 LANGUAGE internal IMMUTABLE STRICT AS 'record_recv';
-- both ways; only one of them; for a type of the server
CREATE TRANSFORM FOR point3 LANGUAGE plpgsql (FROM SQL WITH FUNCTION point3_from_sql(internal), TO SQL WITH FUNCTION point3_to_sql(internal));
CREATE TRANSFORM FOR colour LANGUAGE plpgsql (FROM SQL WITH FUNCTION point3_from_sql(internal));
CREATE FUNCTION int_to_sql(internal) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE TRANSFORM FOR int LANGUAGE plpgsql (TO SQL WITH FUNCTION int_to_sql(internal));
CREATE TRANSFORM FOR point3 LANGUAGE sql (FROM SQL WITH FUNCTION point3_from_sql(internal));
CREATE TRANSFORM FOR text LANGUAGE sql (FROM SQL WITH FUNCTION pg_catalog.textlike_support(internal));
COMMENT ON TRANSFORM FOR point3 LANGUAGE plpgsql IS 'both ways';
-- functions and procedures that use them
CREATE FUNCTION uses_one(p point3) RETURNS int LANGUAGE plpgsql TRANSFORM FOR TYPE point3 AS 'BEGIN RETURN 1; END';
CREATE FUNCTION uses_two(p point3, c colour) RETURNS int LANGUAGE plpgsql TRANSFORM FOR TYPE point3, FOR TYPE colour IMMUTABLE AS 'BEGIN RETURN 1; END';
CREATE PROCEDURE uses_too(p int) LANGUAGE plpgsql TRANSFORM FOR TYPE int AS 'BEGIN END';
