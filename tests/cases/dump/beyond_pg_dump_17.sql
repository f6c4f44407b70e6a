-- needs PostgreSQL 17
-- What pg_dump's own output does not rebuild: a careful printer can.
CREATE EXTENSION btree_gist;

-- pg_dump fails: exclusion constraints of a partitioned table that has partitions, for the server refuses to attach such indexes;
-- made for the parent and its partitions at once they can be had, and then named
CREATE TABLE booked (room int, day date, during tsrange, EXCLUDE USING gist (room WITH =, during WITH &&)) PARTITION BY LIST (room);
CREATE TABLE booked_1 PARTITION OF booked FOR VALUES IN (1);
ALTER TABLE booked ADD CONSTRAINT one_a_day EXCLUDE USING gist (day WITH =, room WITH =) WHERE (day > '2024-01-01');
ALTER TABLE booked_1 RENAME CONSTRAINT booked_1_day_room_excl TO of_room_1;
