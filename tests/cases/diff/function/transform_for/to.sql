CREATE FUNCTION from_int(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'prsd_lextype';
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION from_int(internal));
CREATE FUNCTION same(value integer) RETURNS integer TRANSFORM FOR TYPE integer
    LANGUAGE sql IMMUTABLE AS $$SELECT value$$;
