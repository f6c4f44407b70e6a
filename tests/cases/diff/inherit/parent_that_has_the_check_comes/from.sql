CREATE TABLE letters (a integer, b text, CONSTRAINT large CHECK (a > 9));
CREATE TABLE cards (a integer, b text, CONSTRAINT large CHECK (a > 9));
CREATE TABLE mail () INHERITS (letters);
ALTER TABLE letters ALTER a TYPE bigint;
INSERT INTO mail VALUES (10, 'Dear');
