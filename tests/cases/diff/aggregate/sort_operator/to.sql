CREATE AGGREGATE smallest(integer) (
    SFUNC = int4smaller,
    STYPE = integer,
    SORTOP = <
);
