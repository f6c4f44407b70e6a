CREATE TABLE letters (id int NOT NULL);
CREATE TABLE cards () INHERITS (letters);
CREATE TABLE post_cards () INHERITS (cards);
CREATE TABLE bills () INHERITS (letters);
INSERT INTO cards VALUES (1);
