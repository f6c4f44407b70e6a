-- The sequence of an identity has a type of its own: here it is wider than each of the columns.
CREATE TABLE notes (id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME numbers));
ALTER SEQUENCE numbers AS bigint MAXVALUE 5000000000;
CREATE TABLE downward (id integer GENERATED ALWAYS AS IDENTITY (INCREMENT BY -1));
INSERT INTO notes DEFAULT VALUES;
