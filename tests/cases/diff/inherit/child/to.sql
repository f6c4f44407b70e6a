CREATE TABLE vehicles (
    id integer PRIMARY KEY,
    name text NOT NULL DEFAULT 'unnamed',
    CONSTRAINT vehicles_name_check CHECK (name <> '')
);
INSERT INTO vehicles VALUES (1, 'cart');
CREATE TABLE cars (
    doors integer
) INHERITS (vehicles);
CREATE TABLE vans (
    volume numeric
) INHERITS (cars);
