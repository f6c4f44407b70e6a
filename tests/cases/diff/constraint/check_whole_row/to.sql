CREATE TABLE books (
    id integer,
    title text,
    CONSTRAINT books_something CHECK (books IS DISTINCT FROM NULL)
);
INSERT INTO books VALUES (1, 'On layers');
