CREATE TABLE users (
    id integer PRIMARY KEY,
    email text NOT NULL UNIQUE
);
INSERT INTO users VALUES (1, 'Ada@Example.org'), (2, 'bob@example.org');
