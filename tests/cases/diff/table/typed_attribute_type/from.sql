-- Attributes of the type of a table change, with what uses them.

CREATE TYPE k AS (a integer, b text);
CREATE TABLE t OF k (a WITH OPTIONS PRIMARY KEY, b WITH OPTIONS DEFAULT 'x');
CREATE INDEX i ON t (lower(b));
CREATE VIEW v AS SELECT b FROM t;
