-- A child has the column from another parent, too.

CREATE TABLE named (name text);
CREATE TABLE titled (id integer);
CREATE TABLE books () INHERITS (named, titled);
