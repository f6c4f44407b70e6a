CREATE TABLE vehicles (
    id integer NOT NULL,
    wheels integer DEFAULT 2
);
CREATE TABLE cars (
    doors integer
) INHERITS (vehicles);
ALTER TABLE cars ALTER wheels SET DEFAULT 4;
INSERT INTO cars (id, doors) VALUES (1, 4);
