-- A child's own column becomes one that it has from its parent.

CREATE TABLE vehicles (
    id integer NOT NULL PRIMARY KEY,
    name text
);
CREATE TABLE cars (
    doors integer
) INHERITS (vehicles);
INSERT INTO cars (id, name) VALUES (1, 'Ada''s');
