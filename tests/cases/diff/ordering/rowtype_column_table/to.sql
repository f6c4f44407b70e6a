-- A table with a column of another table's row type.

CREATE TABLE people (
    id integer PRIMARY KEY,
    name text,
    email text
);
CREATE TABLE backups (
    at date,
    person people,
    all_people people[]
);
