-- The same name and the same columns: once a constraint, once an index alone.

CREATE TABLE users (
    id integer PRIMARY KEY,
    email text NOT NULL
);
CREATE UNIQUE INDEX users_email_key ON users (email);
INSERT INTO users VALUES (1, 'ada@example.org');
