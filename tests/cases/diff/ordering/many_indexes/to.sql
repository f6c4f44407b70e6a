-- Objects that do not depend on one another keep a stable order.

CREATE TABLE wide (
    c01 integer, c02 integer, c03 integer, c04 integer, c05 integer,
    c06 integer, c07 integer, c08 integer, c09 integer, c10 integer
);
CREATE INDEX wide_10 ON wide (c10);
CREATE INDEX wide_09 ON wide (c09, c10);
CREATE INDEX wide_08 ON wide (c08, c09);
CREATE INDEX wide_07 ON wide (c07, c08);
CREATE INDEX wide_06 ON wide (c06, c07);
CREATE INDEX wide_05 ON wide (c05, c06);
CREATE UNIQUE INDEX wide_04 ON wide (c04, c05);
CREATE UNIQUE INDEX wide_03 ON wide (c03, c04);
CREATE UNIQUE INDEX wide_02 ON wide (c02, c03);
CREATE UNIQUE INDEX wide_01 ON wide (c01, c02);
