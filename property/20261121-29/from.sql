CREATE SCHEMA app;
CREATE TABLE public.t5 (a integer, r int4range, EXCLUDE USING gist (r WITH &&), c text[] ) ;
CREATE TYPE public.e7 AS ENUM ('x', 'y', 'z9');
CREATE TYPE app.k2 AS (a numeric(10,2), b t5);
CREATE TABLE public.t4 (a integer, b e7, c app.k2 ) PARTITION BY RANGE (a);
