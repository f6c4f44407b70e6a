-- The table is clustered by another index, which is new or made anew.
CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b);
ALTER TABLE t CLUSTER ON t_b;
CREATE TABLE u (a integer, b integer);
CREATE INDEX u_a ON u (a);
CREATE INDEX u_b ON u (b);
ALTER TABLE u CLUSTER ON u_b;
