CREATE OPERATOR FAMILY numbers_ops USING hash;
CREATE OPERATOR CLASS numbers_int_ops FOR TYPE integer USING hash FAMILY numbers_ops AS
    OPERATOR 1 =,
    FUNCTION 1 hashint4(integer);
CREATE OPERATOR CLASS numbers_bigint_ops FOR TYPE bigint USING hash FAMILY numbers_ops AS
    OPERATOR 1 =,
    FUNCTION 1 hashint8(bigint),
    FUNCTION 2 hashint8extended(bigint, bigint);
