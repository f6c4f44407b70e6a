-- A row type is as it will be before a new table has a column of it.

CREATE TABLE people (
    id bigint PRIMARY KEY
);
CREATE TABLE backups (
    person people
);
INSERT INTO people VALUES (1);
