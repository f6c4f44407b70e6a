CREATE TABLE t (a bigint, b text, c integer);
CREATE INDEX t_a ON t (a) WHERE a > 5;
CREATE INDEX t_b ON t (b, c);
