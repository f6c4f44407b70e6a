-- Postgres would name the second one differently: the name has to be given.

CREATE TABLE users (
    email text UNIQUE,
    name text
);
INSERT INTO users VALUES ('a', 'b');
