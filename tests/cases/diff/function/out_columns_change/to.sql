CREATE FUNCTION split(value text, OUT head text, OUT rest text, OUT size integer)
    LANGUAGE sql IMMUTABLE AS $$SELECT left(value, 1), substr(value, 2), length(value)$$;
CREATE VIEW heads AS SELECT head FROM split('abc');
