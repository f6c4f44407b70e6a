-- needs PostgreSQL 18

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text CONSTRAINT users_have_names NOT NULL
);
INSERT INTO users VALUES (1, 'Ada');
