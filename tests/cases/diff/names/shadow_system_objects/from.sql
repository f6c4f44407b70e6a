-- The same names as in pg_catalog, which stands first in every path.

CREATE TABLE public.pg_class (
    oid integer
);
CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT pg_catalog.upper($1)$$;
CREATE INDEX pg_class_lower_idx ON public.pg_class (public.lower(oid::text));
CREATE VIEW lowered AS SELECT public.lower('X') AS mine, pg_catalog.lower('X') AS theirs;
