CREATE TABLE users (
    id integer PRIMARY KEY,
    changed timestamptz
);
INSERT INTO users VALUES (1, NULL);
