CREATE TABLE letters (id int NOT NULL, body varchar(20), place text COLLATE "C");
CREATE TABLE cards () INHERITS (letters);
CREATE TABLE bills () INHERITS (letters);
ALTER TABLE letters ALTER body SET STORAGE EXTERNAL, ALTER place SET STORAGE EXTERNAL;
ALTER TABLE bills ALTER body SET STORAGE MAIN;
INSERT INTO cards VALUES (1, 'Dear', 'here');
