CREATE TABLE t (id integer, n integer NOT NULL DEFAULT 6, "Odd Name" text NOT NULL, PRIMARY KEY (id, n));
CREATE TABLE child () INHERITS (t);
CREATE VIEW v AS SELECT "Odd Name", n FROM t WHERE n > 2;
CREATE TABLE r (t_id integer, n integer, FOREIGN KEY (t_id, n) REFERENCES t);
