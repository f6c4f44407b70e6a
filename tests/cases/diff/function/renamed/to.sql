CREATE FUNCTION add(a integer, b integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$SELECT a + b$$;
CREATE VIEW three AS SELECT add(1, 2) AS three;
