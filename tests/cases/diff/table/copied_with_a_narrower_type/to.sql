CREATE TABLE amounts (id integer PRIMARY KEY, amount integer);
INSERT INTO amounts VALUES (1, 1);
