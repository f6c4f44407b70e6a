CREATE TABLE tickets (
    id integer NOT NULL,
    title text
);
INSERT INTO tickets VALUES (1, 'one'), (2, 'two');
