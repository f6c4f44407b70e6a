CREATE FUNCTION f(a integer[]) RETURNS integer LANGUAGE sql AS $$SELECT 1$$;
