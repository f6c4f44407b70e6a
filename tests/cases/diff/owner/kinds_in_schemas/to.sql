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
ALTER SCHEMA app OWNER TO shale_test_a;
ALTER TYPE app.mood OWNER TO shale_test_a;
ALTER DOMAIN app.label OWNER TO shale_test_a;
ALTER TYPE app.place OWNER TO shale_test_a;
ALTER TYPE app.span OWNER TO shale_test_a;
ALTER SEQUENCE app.counter OWNER TO shale_test_a;
ALTER TABLE app.users OWNER TO shale_test_a;
ALTER VIEW app.one OWNER TO shale_test_a;
ALTER MATERIALIZED VIEW app.two OWNER TO shale_test_a;
ALTER FUNCTION app.three() OWNER TO shale_test_a;
ALTER PROCEDURE app.four() OWNER TO shale_test_a;
ALTER AGGREGATE app.total(integer) OWNER TO shale_test_a;
ALTER STATISTICS app.users_stats OWNER TO shale_test_a;
