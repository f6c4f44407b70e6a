CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX t_a ON t (a, c);
CREATE INDEX t_b ON t (b);
ALTER TABLE t CLUSTER ON t_a;
CREATE TABLE u (a integer, b integer);
CREATE INDEX u_a ON u (a);
CREATE INDEX u_b ON u (b);
CREATE INDEX a_first ON u (a, b);
ALTER TABLE u CLUSTER ON a_first;
