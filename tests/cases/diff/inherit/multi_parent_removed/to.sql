CREATE TABLE owned (
    owner text
);
CREATE TABLE vehicles (
    id integer
);
CREATE TABLE cars (
    id integer,
    owner text
) INHERITS (vehicles);
INSERT INTO cars (id, owner) VALUES (1, 'Ada');
