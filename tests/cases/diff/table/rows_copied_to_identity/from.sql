-- Rows are copied to a table that counts by itself and generates.

CREATE TABLE t4 (a integer);
CREATE TABLE t5 (a integer, b text) PARTITION BY RANGE (a);
