-- needs PostgreSQL 15

CREATE TABLE users (
    id integer PRIMARY KEY
);
CREATE VIEW a AS SELECT id FROM users;
