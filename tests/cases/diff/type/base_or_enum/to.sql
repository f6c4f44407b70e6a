-- The same name, but a type of another kind.

CREATE TYPE label AS ENUM ('a');
CREATE TABLE t (l label);
INSERT INTO t VALUES ('a');
