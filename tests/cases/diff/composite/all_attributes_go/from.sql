CREATE TYPE span AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE TYPE mark AS (a int, b span);
ALTER TYPE mark DROP ATTRIBUTE a;
CREATE TABLE letters (id int PRIMARY KEY, seal mark);
INSERT INTO letters VALUES (1, ROW('[a,b]'::span)), (2, NULL);
