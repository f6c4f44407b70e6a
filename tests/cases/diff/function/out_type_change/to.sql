CREATE FUNCTION f(a integer, OUT b bigint, OUT c text) LANGUAGE sql AS $$SELECT 1::bigint, 'x'::text$$;
