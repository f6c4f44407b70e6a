-- These can be set in place.

CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT lower(a) = lower(b)$$;
CREATE OPERATOR === (
    FUNCTION = same,
    LEFTARG = text,
    RIGHTARG = text,
    RESTRICT = eqsel
);
