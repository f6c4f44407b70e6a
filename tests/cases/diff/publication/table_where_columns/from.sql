-- needs PostgreSQL 15

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    active boolean NOT NULL
);
CREATE PUBLICATION changes FOR TABLE users;
INSERT INTO users VALUES (1, 'Ada', true);
