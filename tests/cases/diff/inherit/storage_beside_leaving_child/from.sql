CREATE TABLE letters (id int NOT NULL, body text);
CREATE TABLE cards () INHERITS (letters);
CREATE TABLE bills (id int NOT NULL, body text);
