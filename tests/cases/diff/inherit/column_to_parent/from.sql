-- A child's own column becomes one that it has from its parent.

CREATE UNLOGGED TABLE vehicles (
    name text
);
CREATE TABLE cars (
    id integer NOT NULL,
    doors integer
) INHERITS (vehicles);
INSERT INTO cars (id, name) VALUES (1, 'Ada''s');
