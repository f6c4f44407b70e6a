-- The index can't be there while its column changes, nor before.
CREATE TABLE t (a integer, b text);
CREATE INDEX t_a ON t (a) WHERE a > 0;
CREATE INDEX t_b ON t (b);
INSERT INTO t VALUES (1, 'x'), (2, 'y');
