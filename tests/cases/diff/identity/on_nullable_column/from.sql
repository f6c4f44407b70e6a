-- An identity column is NOT NULL; backwards that goes too.

CREATE TABLE tickets (
    id integer,
    title text
);
INSERT INTO tickets VALUES (1, 'one'), (2, 'two');
