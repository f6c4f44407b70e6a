-- Such a function belongs to the family, and the index stays.

CREATE OPERATOR FAMILY n USING hash;
CREATE OPERATOR CLASS n FOR TYPE integer USING hash FAMILY n AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE TABLE t (a int);
CREATE INDEX i ON t USING hash (a n);
