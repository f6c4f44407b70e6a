-- A column that the child declares too stays when the parent loses it.

CREATE TABLE vehicles (
    id integer
);
CREATE TABLE cars (
    id integer,
    name text
) INHERITS (vehicles);
INSERT INTO vehicles (id) VALUES (1);
INSERT INTO cars (id) VALUES (2);
