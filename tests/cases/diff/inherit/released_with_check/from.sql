-- What a child had from its parent only becomes its own.

CREATE TABLE p (a integer, b text, CHECK (a > 0));
CREATE TABLE c (own integer) INHERITS (p);
CREATE TABLE q (z integer);
