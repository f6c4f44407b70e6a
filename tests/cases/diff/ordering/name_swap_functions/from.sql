CREATE FUNCTION first() RETURNS integer LANGUAGE sql AS $$SELECT 1$$;
CREATE FUNCTION second() RETURNS text LANGUAGE sql AS $$SELECT 'two'$$;
CREATE VIEW both_of_them AS SELECT first()::text AS a, second()::text AS b;
