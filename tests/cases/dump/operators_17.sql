-- needs PostgreSQL 17
-- commutator, negator, hashing and merging given afterwards
CREATE TYPE num AS (v int);
CREATE FUNCTION num_eq(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v = $2.v';
CREATE FUNCTION num_ne(num, num) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.v <> $2.v';
CREATE OPERATOR === (LEFTARG = num, RIGHTARG = num, FUNCTION = num_eq);
CREATE OPERATOR !== (LEFTARG = num, RIGHTARG = num, FUNCTION = num_ne);
ALTER OPERATOR === (num, num) SET (COMMUTATOR = ===, NEGATOR = !==, HASHES, MERGES);
ALTER OPERATOR !== (num, num) SET (COMMUTATOR = !==);
