CREATE TABLE users (
    id integer PRIMARY KEY,
    points integer NOT NULL DEFAULT 0
);
INSERT INTO users VALUES (1, 5), (2, 0);
