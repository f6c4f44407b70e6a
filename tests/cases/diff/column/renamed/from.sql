CREATE TABLE users (
    id integer PRIMARY KEY,
    mail text NOT NULL DEFAULT ''
);
CREATE INDEX users_mail_idx ON users (mail);
INSERT INTO users VALUES (1, 'ada@example.org'), (2, 'grace@example.org');
