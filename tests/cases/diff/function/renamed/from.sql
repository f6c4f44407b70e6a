CREATE FUNCTION addition(a integer, b integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT a + b$$;
CREATE VIEW three AS SELECT addition(1, 2) AS three;
