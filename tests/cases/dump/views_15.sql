-- needs PostgreSQL 15
CREATE TABLE t (id int, a int);
-- security_invoker: on, off, with the others, changed
CREATE VIEW i_on WITH (security_invoker = true) AS SELECT * FROM t;
CREATE VIEW i_off WITH (security_invoker = off) AS SELECT * FROM t;
CREATE VIEW i_all WITH (security_invoker, security_barrier, check_option = cascaded) AS SELECT * FROM t WHERE a > 1;
CREATE VIEW i_later AS SELECT * FROM t;
ALTER VIEW i_later SET (security_invoker = true);
