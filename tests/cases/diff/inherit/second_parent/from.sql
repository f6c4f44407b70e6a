-- A parent comes before another, with a column of its own.

CREATE TABLE p (a integer, b text);
CREATE TABLE q (b text, z integer);
CREATE TABLE c (own integer) INHERITS (p);
