CREATE TABLE users (
    email text
);
CREATE INDEX users_email_idx ON users (email);
INSERT INTO users VALUES ('ada@example.org'), (NULL), (NULL);
