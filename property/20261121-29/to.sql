CREATE SCHEMA app;
CREATE TABLE public.t5 (a integer, r int4range, EXCLUDE USING gist (r WITH &&), c text[] ) ;
CREATE TYPE app.k2 AS (a numeric(10,2), b t5);
CREATE TABLE public.t4 (LIKE t5 INCLUDING ALL);
