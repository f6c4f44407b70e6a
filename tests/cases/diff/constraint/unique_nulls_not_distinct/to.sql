-- needs PostgreSQL 15

CREATE TABLE users (
    id integer PRIMARY KEY,
    email text CONSTRAINT users_email_key UNIQUE NULLS NOT DISTINCT
);
INSERT INTO users VALUES (1, 'ada@example.org'), (2, NULL);
