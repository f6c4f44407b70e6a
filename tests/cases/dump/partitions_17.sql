-- needs PostgreSQL 17
CREATE EXTENSION btree_gist;
-- identity of a partitioned table: its partitions have the same; attached ones too
CREATE TABLE numbered (id bigint GENERATED ALWAYS AS IDENTITY (START 100), k int) PARTITION BY LIST (k);
CREATE TABLE numbered_1 PARTITION OF numbered FOR VALUES IN (1);
CREATE TABLE numbered_2 (k int, id bigint NOT NULL);
ALTER TABLE numbered ATTACH PARTITION numbered_2 FOR VALUES IN (2);
CREATE TABLE numbered_3 PARTITION OF numbered FOR VALUES IN (3) PARTITION BY RANGE (id);
CREATE TABLE numbered_3_1 PARTITION OF numbered_3 DEFAULT;
-- the access method of a partitioned table
CREATE ACCESS METHOD heap_twin TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE methodical (a int) PARTITION BY RANGE (a) USING heap_twin;
CREATE TABLE methodical_1 PARTITION OF methodical FOR VALUES FROM (0) TO (10);
CREATE TABLE methodical_2 PARTITION OF methodical FOR VALUES FROM (10) TO (20) USING heap;
CREATE TABLE methodical_later (a int) PARTITION BY RANGE (a);
ALTER TABLE methodical_later SET ACCESS METHOD heap_twin;
CREATE TABLE methodical_no_more (a int) PARTITION BY RANGE (a) USING heap_twin;
ALTER TABLE methodical_no_more SET ACCESS METHOD DEFAULT;
-- exclusion constraints of a partitioned table (beyond_pg_dump_17.sql has one with partitions)
CREATE TABLE booked (room int, day date, during tsrange, EXCLUDE USING gist (room WITH =, during WITH &&)) PARTITION BY LIST (room);
ALTER TABLE booked ADD CONSTRAINT one_a_day EXCLUDE USING gist (day WITH =, room WITH =) WHERE (day > '2024-01-01');
