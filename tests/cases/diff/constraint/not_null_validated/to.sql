-- needs PostgreSQL 18

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
INSERT INTO users VALUES (1, 'Ada');
ALTER TABLE users ADD CONSTRAINT users_name_not_null NOT NULL name;
