-- A row type is as it will be before a new table has a column of it.

CREATE TABLE people (
    id integer PRIMARY KEY
);
INSERT INTO people VALUES (1);
