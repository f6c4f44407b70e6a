CREATE FUNCTION f() RETURNS integer LANGUAGE sql
    SET search_path = pg_catalog, "My Schema", public
    SET statement_timeout TO '5s'
    SET "DateStyle" = 'ISO, DMY'
    AS $$SELECT 1$$;
