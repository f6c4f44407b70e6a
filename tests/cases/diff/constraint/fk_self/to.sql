CREATE TABLE folders (
    id integer PRIMARY KEY,
    parent integer CONSTRAINT folders_parent_fkey REFERENCES folders ON DELETE CASCADE
);
INSERT INTO folders VALUES (1, NULL), (2, 1);
