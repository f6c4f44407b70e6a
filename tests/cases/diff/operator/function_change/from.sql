CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT lower(a) = lower(b)$$;
CREATE OPERATOR === (FUNCTION = same, LEFTARG = text, RIGHTARG = text);
COMMENT ON OPERATOR === (text, text) IS 'the same but for the case';
ALTER OPERATOR === (text, text) OWNER TO shale_test_a;
