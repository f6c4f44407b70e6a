-- needs PostgreSQL 18
-- NOT NULL that is not validated, of a parent
CREATE TABLE parent_invalid (a int);
CREATE TABLE child_invalid () INHERITS (parent_invalid);
ALTER TABLE parent_invalid ADD CONSTRAINT pi NOT NULL a NOT VALID;
CREATE TABLE child_valid (CONSTRAINT pi NOT NULL a) INHERITS (parent_invalid);
