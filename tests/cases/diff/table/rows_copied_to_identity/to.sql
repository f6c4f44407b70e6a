-- Rows are copied to a table that counts by itself and generates.

CREATE TABLE t4 (a integer);
CREATE TABLE t5 (a integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b t4 DEFAULT NULL NOT NULL, c integer GENERATED ALWAYS AS (a * 2) STORED);
