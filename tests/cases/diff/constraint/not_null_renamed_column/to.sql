-- needs PostgreSQL 18
-- The name of the constraint stays behind when its column is renamed.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text NOT NULL
);
ALTER TABLE users RENAME name TO title;
