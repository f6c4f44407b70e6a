CREATE TABLE vehicles (
    id integer
);
CREATE TABLE cars () INHERITS (vehicles);
INSERT INTO vehicles (id) VALUES (1);
INSERT INTO cars (id) VALUES (2);
