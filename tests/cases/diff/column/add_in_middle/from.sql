-- Postgres adds columns at the end only: the same but for the order.

CREATE TABLE users (
    id integer PRIMARY KEY,
    name text
);
INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Grace');
