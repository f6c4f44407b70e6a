CREATE TABLE users (
    id integer PRIMARY KEY,
    name text,
    created timestamptz NOT NULL DEFAULT now(),
    points integer NOT NULL DEFAULT 0
);
INSERT INTO users (id) VALUES (1), (2);
