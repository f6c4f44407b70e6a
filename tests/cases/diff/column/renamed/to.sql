CREATE TABLE users (
    id integer PRIMARY KEY,
    email text NOT NULL DEFAULT ''
);
CREATE INDEX users_mail_idx ON users (email);
INSERT INTO users VALUES (1, 'ada@example.org'), (2, 'grace@example.org');
