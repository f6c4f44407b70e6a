CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'happy');
CREATE DOMAIN app.label AS text;
CREATE TYPE app.place AS (
    city text
);
CREATE TYPE app.span AS RANGE (SUBTYPE = integer);
CREATE SEQUENCE app.counter;
CREATE TABLE app.users (
    id serial PRIMARY KEY
);
CREATE VIEW app.one AS SELECT 1 AS one;
CREATE MATERIALIZED VIEW app.two AS SELECT 2 AS two;
CREATE FUNCTION app.three() RETURNS integer LANGUAGE sql AS $$SELECT 3$$;
CREATE PROCEDURE app.four() LANGUAGE sql AS $$SELECT 4$$;
CREATE AGGREGATE app.total(integer) (SFUNC = int4_sum, STYPE = bigint);
CREATE STATISTICS app.users_stats ON (id + 1) FROM app.users;
