-- needs PostgreSQL 15
-- A column that the row filter and the list name goes.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    region text
);
CREATE PUBLICATION changes FOR TABLE users (id, region) WHERE (region = 'eu')
    WITH (publish = 'insert');
INSERT INTO users (id, name) VALUES (1, 'Ada');
