-- A check that no one has looked at comes to a child with its second parent.

CREATE TABLE vehicles (
    id integer
);
CREATE TABLE things (
    id integer
);
CREATE TABLE cars (CONSTRAINT positive CHECK (id > 0)) INHERITS (vehicles);
ALTER TABLE things ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
INSERT INTO cars VALUES (1);
