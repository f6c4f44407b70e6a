CREATE TABLE books (
    id integer,
    title text
);
INSERT INTO books VALUES (1, 'On layers');
