CREATE TABLE vehicles (
    id integer NOT NULL
);
CREATE TABLE cars () INHERITS (vehicles);
INSERT INTO vehicles VALUES (1);
INSERT INTO cars VALUES (2);
