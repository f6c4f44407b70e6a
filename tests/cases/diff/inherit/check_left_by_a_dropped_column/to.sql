CREATE TABLE a (n integer, b text CONSTRAINT short CHECK (length(b) < 9));
CREATE TABLE z (b text, c integer);
CREATE TABLE child () INHERITS (a, z);
ALTER TABLE a DROP COLUMN b;
ALTER TABLE child NO INHERIT z;
