CREATE TABLE vehicles (
    id integer,
    name text
);
CREATE TABLE cars () INHERITS (vehicles);
INSERT INTO cars VALUES (1, 'Beetle');
