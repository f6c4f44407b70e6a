-- A type with its order, its arithmetic, its casts and an aggregate, and a table of it.

CREATE TABLE shipments (
    id integer PRIMARY KEY
);
INSERT INTO shipments VALUES (1);
