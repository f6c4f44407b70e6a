-- needs PostgreSQL 18
-- What pg_dump's own output does not rebuild: a careful printer can.

-- pg_dump loses: LIKE copies a NOT NULL constraint with its name; loaded first (as its name sorts first), the copy
-- takes the name that the original would get by itself
CREATE TABLE original (id int NOT NULL);
CREATE TABLE a_copy (LIKE original);

-- pg_dump fails: temporal keys of a partitioned table that has partitions, for the server refuses to attach their indexes
CREATE EXTENSION btree_gist;
CREATE TABLE parted_staff (id int, valid tstzrange, PRIMARY KEY (id, valid WITHOUT OVERLAPS)) PARTITION BY LIST (id);
CREATE TABLE parted_staff_1 PARTITION OF parted_staff FOR VALUES IN (1);
