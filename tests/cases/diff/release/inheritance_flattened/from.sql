-- Three tables of one family become one table with a kind.

CREATE TABLE documents (
    id integer NOT NULL,
    title text NOT NULL
);
CREATE TABLE books (
    pages integer
) INHERITS (documents);
CREATE TABLE films (
    minutes integer
) INHERITS (documents);
CREATE INDEX books_pages_idx ON books (pages);
CREATE VIEW titles AS SELECT title FROM documents UNION SELECT title FROM books;
INSERT INTO documents (id, title) VALUES (1, 'On rocks');
