CREATE TABLE vehicles (
    id integer NOT NULL,
    CONSTRAINT vehicles_positive CHECK (id > 0),
    CONSTRAINT vehicles_small CHECK (id < 1000) NO INHERIT
);
CREATE TABLE cars () INHERITS (vehicles);
INSERT INTO vehicles VALUES (1);
INSERT INTO cars VALUES (2);
