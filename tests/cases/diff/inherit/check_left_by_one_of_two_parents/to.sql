-- The one parent lets the check go, and is no parent any more; the other has it still.
CREATE TABLE one (a integer);
CREATE TABLE two () INHERITS (one);
ALTER TABLE one ADD CONSTRAINT positive CHECK (a >= 0) NOT VALID;
CREATE TABLE three () INHERITS (one, two);
ALTER TABLE ONLY one DROP CONSTRAINT positive;
ALTER TABLE three NO INHERIT one;
