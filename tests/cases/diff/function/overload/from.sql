CREATE FUNCTION show(value integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'integer'$$;
CREATE FUNCTION show(value date, style text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'date'$$;
