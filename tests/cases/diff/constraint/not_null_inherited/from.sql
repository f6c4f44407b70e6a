-- needs PostgreSQL 18

CREATE TABLE vehicles (
    id integer,
    name text
);
CREATE TABLE cars (
    doors integer CONSTRAINT has_doors NOT NULL
) INHERITS (vehicles);
INSERT INTO vehicles VALUES (1, 'cart');
INSERT INTO cars VALUES (2, 'Beetle', 2);
