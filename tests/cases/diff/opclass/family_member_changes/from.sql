CREATE TYPE num AS (v int);
CREATE FUNCTION num_lt(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v < $2.v';
CREATE FUNCTION num_lt_int(num, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v < $2';
CREATE FUNCTION num_cmp_int(num, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($1.v, $2)';
CREATE OPERATOR < (LEFTARG = num, RIGHTARG = num, FUNCTION = num_lt);
CREATE OPERATOR < (LEFTARG = num, RIGHTARG = int, FUNCTION = num_lt_int);
CREATE OPERATOR FAMILY f USING btree;
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (num, int), FUNCTION 1 (num, int) num_cmp_int(num, int);
