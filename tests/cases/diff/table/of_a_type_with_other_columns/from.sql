CREATE TYPE pair AS (a integer, b text, c character(3));
CREATE TYPE one AS (n integer);
CREATE TYPE two AS (n text);
CREATE TABLE notes OF pair;
CREATE TABLE counts OF one;
INSERT INTO notes VALUES (1, 'x', 'abc');
INSERT INTO counts VALUES (7);
