CREATE TABLE users (
    id integer PRIMARY KEY,
    points integer
);
INSERT INTO users VALUES (1, 5), (2, 0);
