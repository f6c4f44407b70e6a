CREATE TABLE folders (
    id integer PRIMARY KEY,
    parent integer REFERENCES folders
);
