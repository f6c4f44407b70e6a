-- A table is of a type no longer, and has lost a column.

CREATE TABLE t (a integer);
