-- SET STORAGE and SET STATISTICS of a parent go down to its children; each has its own here.
CREATE TABLE letters (id int NOT NULL, body text, note text);
CREATE TABLE cards () INHERITS (letters);
CREATE TABLE post_cards () INHERITS (cards);
CREATE TABLE bills () INHERITS (letters);
ALTER TABLE ONLY letters ALTER body SET STATISTICS 50, ALTER body SET (n_distinct = 7);
ALTER TABLE ONLY cards ALTER body SET STORAGE EXTERNAL, ALTER note SET STATISTICS 9;
INSERT INTO cards VALUES (1, 'Dear', 'me');
