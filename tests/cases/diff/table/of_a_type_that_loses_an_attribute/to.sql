CREATE TABLE parts (a integer, b text) PARTITION BY RANGE (a);
CREATE TYPE whole AS (n integer, part parts);
CREATE TABLE wholes OF whole;
INSERT INTO wholes (n) VALUES (1);
