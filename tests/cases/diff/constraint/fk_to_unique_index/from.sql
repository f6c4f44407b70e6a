-- The target is an index that no constraint owns.

CREATE TABLE users (
    id integer PRIMARY KEY,
    email text NOT NULL
);
CREATE UNIQUE INDEX users_email_idx ON users (email);
CREATE TABLE logins (
    email text
);
INSERT INTO users VALUES (1, 'ada@example.org');
INSERT INTO logins VALUES ('ada@example.org');
