-- needs PostgreSQL 15
-- A column that the row filter and the list name goes.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
CREATE PUBLICATION changes FOR TABLE users
    WITH (publish = 'insert');
INSERT INTO users (id, name) VALUES (1, 'Ada');
