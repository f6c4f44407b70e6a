CREATE TABLE users (
    id integer PRIMARY KEY,
    email text CHECK (email <> '')
);
CREATE VIEW addresses AS SELECT email AS address FROM users;
CREATE POLICY no_spam ON users USING (email NOT LIKE '%@spam.example');
INSERT INTO users VALUES (1, 'ada@example.org'), (2, NULL);
