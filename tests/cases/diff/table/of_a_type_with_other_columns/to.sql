CREATE TYPE pair AS (a integer, b text, c character(3));
CREATE TYPE one AS (n integer);
CREATE TYPE two AS (n text);
CREATE TABLE days (a integer, b varchar(9), c text) PARTITION BY RANGE (a);
CREATE TABLE notes PARTITION OF days FOR VALUES FROM (0) TO (9);
CREATE TABLE counts OF two;
INSERT INTO notes VALUES (1, 'x', 'abc');
INSERT INTO counts VALUES ('7');
