-- What a column is besides its definition does not come to the children with it.
CREATE TABLE letters (id int NOT NULL, body text, pages int);
CREATE TABLE cards () INHERITS (letters);
CREATE TABLE post_cards () INHERITS (cards);
CREATE TABLE bills () INHERITS (letters);
ALTER TABLE ONLY letters ALTER body SET STORAGE MAIN, ALTER body SET STATISTICS 70;
ALTER TABLE ONLY letters ALTER pages SET (n_distinct = 7);
ALTER TABLE ONLY cards ALTER pages SET (n_distinct = 7), ALTER body SET STATISTICS 70;
ALTER TABLE ONLY post_cards ALTER body SET STORAGE MAIN;
INSERT INTO cards VALUES (1);
