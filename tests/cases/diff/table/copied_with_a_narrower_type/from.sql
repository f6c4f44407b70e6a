-- The row type of the table is that of a column: it is written anew, and a value is rounded.
CREATE TABLE amounts (id integer PRIMARY KEY, amount numeric(10,2));
INSERT INTO amounts VALUES (1, 1.25);
CREATE TABLE notes (note amounts);
