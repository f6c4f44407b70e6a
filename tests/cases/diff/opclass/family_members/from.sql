-- Loose members of a family, between two types, come and go.

CREATE OPERATOR FAMILY numbers_ops USING btree;
CREATE OPERATOR CLASS numbers_int_ops FOR TYPE integer USING btree FAMILY numbers_ops AS
    OPERATOR 1 <,
    OPERATOR 2 <=,
    OPERATOR 3 =,
    OPERATOR 4 >=,
    OPERATOR 5 >,
    FUNCTION 1 btint4cmp(integer, integer);
