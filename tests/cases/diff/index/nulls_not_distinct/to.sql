-- needs PostgreSQL 15

CREATE TABLE users (
    email text
);
CREATE UNIQUE INDEX users_email_idx ON users (email) NULLS NOT DISTINCT;
INSERT INTO users VALUES ('ada@example.org'), (NULL);
