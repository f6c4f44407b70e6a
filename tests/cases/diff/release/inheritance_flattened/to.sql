-- Three tables of one family become one table with a kind.

CREATE TABLE documents (
    id integer NOT NULL,
    title text NOT NULL,
    kind text NOT NULL DEFAULT 'document',
    pages integer,
    minutes integer
);
ALTER TABLE documents ADD CONSTRAINT documents_pkey PRIMARY KEY (id);
ALTER TABLE documents ADD CONSTRAINT documents_kind_check CHECK (kind IN ('document', 'book', 'film'));
CREATE VIEW books AS SELECT id, title, pages FROM documents WHERE kind = 'book';
CREATE VIEW films AS SELECT id, title, minutes FROM documents WHERE kind = 'film';
CREATE VIEW titles AS SELECT title FROM documents UNION SELECT title FROM books;
INSERT INTO documents (id, title) VALUES (1, 'On rocks');
