CREATE TABLE papers (pages integer);
CREATE TABLE books (title text);
