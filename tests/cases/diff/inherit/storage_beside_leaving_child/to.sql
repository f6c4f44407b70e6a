CREATE TABLE letters (id int NOT NULL, body text);
CREATE TABLE cards (id int NOT NULL, body text);
CREATE TABLE bills (id int NOT NULL, body text);
ALTER TABLE bills INHERIT letters;
ALTER TABLE ONLY letters ALTER body SET STORAGE MAIN, ALTER body SET STATISTICS 70;
