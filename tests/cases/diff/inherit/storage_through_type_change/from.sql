-- A new type, and a new collation, store as they usually do: also in the children.
CREATE TABLE letters (id int NOT NULL, body varchar(10), place text);
CREATE TABLE cards () INHERITS (letters);
CREATE TABLE bills () INHERITS (letters);
ALTER TABLE letters ALTER body SET STORAGE EXTERNAL, ALTER place SET STORAGE EXTERNAL;
ALTER TABLE bills ALTER body SET STORAGE MAIN;
INSERT INTO cards VALUES (1, 'Dear', 'here');
