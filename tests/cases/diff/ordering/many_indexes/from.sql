-- Objects that do not depend on one another keep a stable order.

CREATE TABLE wide (
    c01 integer, c02 integer, c03 integer, c04 integer, c05 integer,
    c06 integer, c07 integer, c08 integer, c09 integer, c10 integer
);
