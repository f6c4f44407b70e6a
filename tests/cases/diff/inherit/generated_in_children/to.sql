-- A generated column that children have is generated in another way.

CREATE TABLE p (a integer, g integer GENERATED ALWAYS AS (a + 2) STORED);
CREATE TABLE c (own integer) INHERITS (p);
CREATE INDEX ci ON c (g);
CREATE VIEW v AS SELECT g FROM c;
