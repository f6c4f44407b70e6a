-- A check that a child has from its parent becomes its own too, and the other way round.

CREATE TABLE p (a integer, CONSTRAINT k CHECK (a > 0));
CREATE TABLE c () INHERITS (p);
CREATE TABLE d (CONSTRAINT k CHECK (a > 0)) INHERITS (p);
COMMENT ON CONSTRAINT k ON c IS 'x';
