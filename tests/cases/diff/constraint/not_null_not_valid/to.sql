-- needs PostgreSQL 18

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
ALTER TABLE users ADD CONSTRAINT users_name_not_null NOT NULL name NOT VALID;
