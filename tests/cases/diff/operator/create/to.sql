CREATE FUNCTION near(a point, b point) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$SELECT a <-> b < 1$$;
CREATE OPERATOR ~=~ (
    FUNCTION = near,
    LEFTARG = point,
    RIGHTARG = point,
    COMMUTATOR = ~=~,
    RESTRICT = contsel,
    JOIN = contjoinsel
);
