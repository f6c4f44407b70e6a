-- The same name, but a type of another kind.

CREATE DOMAIN label AS text CHECK (VALUE = 'a');
CREATE TABLE t (l label, m label[]);
INSERT INTO t VALUES ('a');
