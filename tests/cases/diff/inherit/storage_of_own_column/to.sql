-- A child that says a column itself gets its parent's storage when it is made with it.
CREATE TABLE letters (id int NOT NULL, body text, place text);
ALTER TABLE letters ALTER body SET STORAGE MAIN, ALTER place SET STORAGE EXTERNAL;
CREATE TABLE cards (body text, place text) INHERITS (letters);
CREATE TABLE bills (id int NOT NULL, body text, place text);
ALTER TABLE bills INHERIT letters;
ALTER TABLE cards ALTER body SET STORAGE EXTENDED;
ALTER TABLE bills ALTER body SET STORAGE EXTERNAL;
