-- Columns become NOT NULL while what uses them changes too: a view, a key, a child.
CREATE TABLE t (id integer, n integer DEFAULT 5, "Odd Name" text, PRIMARY KEY (id));
CREATE TABLE child () INHERITS (t);
CREATE VIEW v AS SELECT n, "Odd Name" FROM t WHERE n > 1;
CREATE TABLE r (t_id integer REFERENCES t);
INSERT INTO t VALUES (1, 1, 'x');
