-- A default that is another one for each row.
CREATE TABLE t (id integer);
INSERT INTO t VALUES (1), (2);
