CREATE TABLE users (
    id integer PRIMARY KEY,
    address text NOT NULL
);
INSERT INTO users VALUES (1, 'ada@example.org');
