CREATE FUNCTION show(value integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'integer'$$;
CREATE FUNCTION show(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'text'$$;
CREATE FUNCTION show(value integer[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'integers'$$;
CREATE FUNCTION show() RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT 'nothing'$$;
