CREATE TABLE vehicles (
    id integer,
    name text
);
CREATE TABLE cars () INHERITS (vehicles);
INSERT INTO cars VALUES (1, 'Beetle');
ALTER TABLE cars ALTER name SET NOT NULL;
ALTER TABLE cars ALTER name SET STATISTICS 500;
ALTER TABLE cars ALTER name SET STORAGE EXTERNAL;
