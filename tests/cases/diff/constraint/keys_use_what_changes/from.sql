-- Keys whose settings change, with foreign keys on them, and a check of a function that comes anew.
CREATE FUNCTION fits(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n > 0';
CREATE TABLE t (id integer PRIMARY KEY, n integer UNIQUE, CONSTRAINT fits CHECK (fits(n)));
CREATE TABLE r (n integer REFERENCES t (n), id integer REFERENCES t ON DELETE CASCADE);
INSERT INTO t VALUES (1, 1);
INSERT INTO r VALUES (1, 1);
