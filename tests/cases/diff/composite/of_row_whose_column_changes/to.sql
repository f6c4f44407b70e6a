CREATE TABLE person (a integer NOT NULL, b varchar(30));
CREATE TYPE pair AS (p person, n integer);
CREATE TABLE both_of_them (id integer NOT NULL, e pair);
