CREATE DOMAIN email AS text CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
CREATE TABLE users (
    id integer PRIMARY KEY,
    address email
);
INSERT INTO users VALUES (1, 'ada@example.org');
