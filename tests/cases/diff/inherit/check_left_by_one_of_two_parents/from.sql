CREATE TABLE one (a integer);
CREATE TABLE two () INHERITS (one);
ALTER TABLE one ADD CONSTRAINT positive CHECK (a >= 0) NOT VALID;
CREATE TABLE three () INHERITS (one, two);
