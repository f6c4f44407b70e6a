CREATE TABLE users (
    id integer PRIMARY KEY,
    mail text CHECK (mail <> '')
);
CREATE VIEW addresses AS SELECT mail AS address FROM users;
CREATE POLICY no_spam ON users USING (mail NOT LIKE '%@spam.example');
INSERT INTO users VALUES (1, 'ada@example.org'), (2, NULL);
