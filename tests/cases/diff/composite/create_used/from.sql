CREATE TABLE people (
    id integer PRIMARY KEY
);
INSERT INTO people (id) VALUES (1);
