-- needs PostgreSQL 18
-- What pg_dump's own output does not rebuild: a careful printer can.

-- pg_dump needs a second round: LIKE copies a NOT NULL constraint with its name; loaded first (as its name sorts first), the copy
-- takes the name that the original would get by itself
CREATE TABLE original (id int NOT NULL);
CREATE TABLE a_copy (LIKE original);
