-- The target is an index that no constraint owns.

CREATE TABLE users (
    id integer PRIMARY KEY,
    email text NOT NULL
);
CREATE UNIQUE INDEX users_email_idx ON users (email);
CREATE TABLE logins (
    email text CONSTRAINT logins_email_fkey REFERENCES users (email) ON UPDATE CASCADE
);
INSERT INTO users VALUES (1, 'ada@example.org');
INSERT INTO logins VALUES ('ada@example.org');
