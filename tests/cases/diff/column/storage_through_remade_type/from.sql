-- The column moves to a type of the same name that is made anew, and is stored as before.
CREATE TYPE place AS (street text, town text);
CREATE DOMAIN code AS varchar(10);
CREATE TABLE letters (id int NOT NULL, sender place, mark code);
CREATE TABLE cards () INHERITS (letters);
ALTER TABLE letters ALTER sender SET STORAGE EXTERNAL, ALTER mark SET STORAGE MAIN;
INSERT INTO cards VALUES (1, ROW('Long', 'Here'), 'a');
