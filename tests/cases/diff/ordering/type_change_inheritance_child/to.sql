CREATE TABLE vehicles (
    id integer,
    weight numeric
);
CREATE TABLE cars (
    doors integer
) INHERITS (vehicles);
CREATE VIEW car_weights AS SELECT weight FROM cars;
ALTER TABLE cars ADD COLUMN half numeric GENERATED ALWAYS AS (weight / 2.0) STORED;
INSERT INTO cars (id, weight, doors) VALUES (1, 900, 4);
