-- The row type of a partitioned table changes, in a type that a table is OF.
CREATE TABLE parts (a integer, b text, c numeric(10,2) DEFAULT 10) PARTITION BY RANGE (a);
CREATE TYPE whole AS (n integer, part parts);
CREATE TABLE wholes OF whole;
INSERT INTO wholes (n) VALUES (1);
