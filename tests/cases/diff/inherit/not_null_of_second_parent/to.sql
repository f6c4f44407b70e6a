-- Before PostgreSQL 18 a column that comes NOT NULL to a table with children finds theirs as it is.
CREATE TABLE papers (pages integer);
CREATE TABLE books (title text);
CREATE TABLE notebooks () INHERITS (papers, books);
ALTER TABLE books ADD COLUMN pages integer NOT NULL;
