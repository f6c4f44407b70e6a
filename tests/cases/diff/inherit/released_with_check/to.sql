-- What a child had from its parent only becomes its own.

CREATE TABLE p (a integer, b text, CHECK (a > 0));
CREATE TABLE c (a integer, b text, own integer, CONSTRAINT p_a_check CHECK (a > 0));
CREATE TABLE q (z integer);
