CREATE TABLE owned (
    owner text
);
CREATE TABLE vehicles (
    id integer,
    owner text
);
CREATE TABLE cars (
    doors integer
) INHERITS (owned, vehicles);
