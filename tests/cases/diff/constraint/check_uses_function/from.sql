CREATE TABLE books (
    id integer PRIMARY KEY,
    isbn text
);
INSERT INTO books VALUES (1, '1234567890'), (2, NULL);
