-- The sequence below it changes its type with the column.

CREATE TABLE tickets (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text
);
INSERT INTO tickets (title) VALUES ('one'), ('two');
