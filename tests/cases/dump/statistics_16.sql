-- needs PostgreSQL 16
-- named by the server
CREATE TABLE t (a int, b int, c text);
CREATE STATISTICS ON a, b FROM t;
CREATE STATISTICS (mcv) ON a, lower(c) FROM t;
CREATE STATISTICS ON a, b FROM t;
