CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE users (
    id integer PRIMARY KEY,
    address email
);
INSERT INTO users VALUES (1, 'ada@example.org'), (2, NULL);
