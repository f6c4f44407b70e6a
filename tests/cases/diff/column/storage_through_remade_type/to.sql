CREATE TYPE place AS (town text, street text);
CREATE DOMAIN code AS varchar(20);
CREATE TABLE letters (id int NOT NULL, sender place, mark code);
CREATE TABLE cards () INHERITS (letters);
ALTER TABLE letters ALTER sender SET STORAGE EXTERNAL, ALTER mark SET STORAGE MAIN;
INSERT INTO cards VALUES (1, ROW('Here', 'Long'), 'a');
