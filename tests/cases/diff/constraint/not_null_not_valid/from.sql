-- needs PostgreSQL 18

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
