-- The same name and the same columns: once a constraint, once an index alone.

CREATE TABLE users (
    id integer PRIMARY KEY,
    email text NOT NULL
);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
INSERT INTO users VALUES (1, 'ada@example.org');
