CREATE TYPE person AS (
    id integer,
    name text,
    born date
);
CREATE TABLE people OF person (
    id WITH OPTIONS PRIMARY KEY
);
CREATE TABLE guests OF person;
INSERT INTO people (id, name) VALUES (1, 'Ada');
