-- A table is of a type no longer, and has lost a column.

CREATE TYPE k AS (a integer, b text);
CREATE TABLE t OF k;
