CREATE TABLE folders (
    id integer PRIMARY KEY,
    parent integer
);
INSERT INTO folders VALUES (1, NULL), (2, 1);
