CREATE TABLE vehicles (
    id integer NOT NULL
);
CREATE TABLE cars (
    id integer NOT NULL
) INHERITS (vehicles);
INSERT INTO cars VALUES (1), (2);
