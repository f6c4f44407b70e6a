CREATE FUNCTION split(value text, OUT head text, OUT tail text)
    LANGUAGE sql IMMUTABLE AS $$SELECT left(value, 1), substr(value, 2)$$;
CREATE VIEW heads AS SELECT head FROM split('abc');
