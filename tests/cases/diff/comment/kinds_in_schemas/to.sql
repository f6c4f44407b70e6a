CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'happy');
CREATE DOMAIN app.label AS text CONSTRAINT not_empty CHECK (VALUE <> '');
CREATE TYPE app.place AS (
    city text
);
CREATE TYPE app.span AS RANGE (SUBTYPE = integer);
CREATE SEQUENCE app.counter;
CREATE VIEW app.one AS SELECT 1 AS one;
CREATE MATERIALIZED VIEW app.two AS SELECT 2 AS two;
CREATE FUNCTION app.three() RETURNS integer LANGUAGE sql AS $$SELECT 3$$;
CREATE PROCEDURE app.four() LANGUAGE sql AS $$SELECT 4$$;
CREATE AGGREGATE app.total(integer) (SFUNC = int4_sum, STYPE = bigint);
COMMENT ON SCHEMA app IS 'a schema';
COMMENT ON TYPE app.mood IS 'an enum';
COMMENT ON DOMAIN app.label IS 'a domain';
COMMENT ON CONSTRAINT not_empty ON DOMAIN app.label IS 'a constraint of a domain';
COMMENT ON TYPE app.place IS 'a composite type';
COMMENT ON COLUMN app.place.city IS 'an attribute';
COMMENT ON TYPE app.span IS 'a range type';
COMMENT ON SEQUENCE app.counter IS 'a sequence';
COMMENT ON VIEW app.one IS 'a view';
COMMENT ON COLUMN app.one.one IS 'a column of a view';
COMMENT ON MATERIALIZED VIEW app.two IS 'a materialized view';
COMMENT ON FUNCTION app.three() IS 'a function';
COMMENT ON PROCEDURE app.four() IS 'a procedure';
COMMENT ON AGGREGATE app.total(integer) IS 'an aggregate';
