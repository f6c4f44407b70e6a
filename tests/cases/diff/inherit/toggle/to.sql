CREATE TABLE vehicles (
    id integer NOT NULL,
    name text
);
CREATE TABLE cars (
    id integer NOT NULL,
    name text
) INHERITS (vehicles);
INSERT INTO cars VALUES (1, 'Beetle');
