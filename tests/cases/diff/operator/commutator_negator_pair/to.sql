-- Each names the others: the first to be made has to leave shells behind.

CREATE SCHEMA ops;
CREATE FUNCTION ops.same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT lower(a) = lower(b)$$;
CREATE FUNCTION ops.other(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT lower(a) <> lower(b)$$;
CREATE OPERATOR ops.== (
    FUNCTION = ops.same,
    LEFTARG = text,
    RIGHTARG = text,
    COMMUTATOR = OPERATOR(ops.==),
    NEGATOR = OPERATOR(ops.!==),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
CREATE OPERATOR ops.!== (
    FUNCTION = ops.other,
    LEFTARG = text,
    RIGHTARG = text,
    COMMUTATOR = OPERATOR(ops.!==),
    NEGATOR = OPERATOR(ops.==),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
