-- A parent of another name is another one; the child's columns stay its parent's.

CREATE TABLE vehicles (
    id integer NOT NULL,
    weight integer CONSTRAINT heavy CHECK (weight > 0)
);
CREATE TABLE cars (
    doors integer,
    PRIMARY KEY (id)
) INHERITS (vehicles);
INSERT INTO cars VALUES (1, 900, 4);
