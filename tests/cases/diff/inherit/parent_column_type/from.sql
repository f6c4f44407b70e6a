CREATE TABLE vehicles (
    id integer NOT NULL
);
CREATE TABLE cars (
    doors integer
) INHERITS (vehicles);
CREATE INDEX cars_id_idx ON cars (id);
INSERT INTO vehicles VALUES (1);
INSERT INTO cars VALUES (2, 4);
