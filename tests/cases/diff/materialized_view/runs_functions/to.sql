CREATE TABLE readings (id integer, meter text);
-- `a_total` runs `count_readings`, whose body runs `some_readings`, which needs `z_latest`.
CREATE MATERIALIZED VIEW z_latest AS SELECT id, meter FROM readings;
CREATE FUNCTION some_readings() RETURNS SETOF z_latest LANGUAGE sql STABLE
AS $$ SELECT * FROM public.z_latest $$;
CREATE FUNCTION count_readings() RETURNS bigint LANGUAGE sql STABLE
AS $$ SELECT count(*) FROM public.some_readings() $$;
CREATE VIEW totals AS SELECT count_readings() AS readings;
CREATE MATERIALIZED VIEW a_total AS SELECT * FROM totals;
