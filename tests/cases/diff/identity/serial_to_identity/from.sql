-- The next number has to go on where the old sequence stood.

CREATE TABLE tickets (
    id serial PRIMARY KEY,
    title text
);
INSERT INTO tickets (title) VALUES ('one'), ('two');
