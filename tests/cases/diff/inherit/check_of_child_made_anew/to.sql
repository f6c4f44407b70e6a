CREATE TABLE papers (number integer, title text, text text, CONSTRAINT numbered CHECK (number > 4));
CREATE TABLE pages (title text) INHERITS (papers);
ALTER TABLE ONLY papers DROP COLUMN text;
