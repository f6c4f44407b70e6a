CREATE TABLE letters (id int NOT NULL, body text, place text);
