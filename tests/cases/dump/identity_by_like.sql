-- LIKE makes the copy's sequence bigint, with the bounds of the integer.
CREATE TABLE notes (id integer GENERATED ALWAYS AS IDENTITY, body text);
CREATE TABLE copies (LIKE notes INCLUDING ALL);
