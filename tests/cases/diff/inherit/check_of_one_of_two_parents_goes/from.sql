-- ONLY makes the child's check its own, though it has another parent that has it.
CREATE TABLE letters (id int, body text CONSTRAINT short CHECK (length(body) < 8));
CREATE TABLE cards (id int, body text CONSTRAINT short CHECK (length(body) < 8));
CREATE TABLE mail () INHERITS (letters, cards);
CREATE TABLE bills () INHERITS (letters, cards);
INSERT INTO mail VALUES (1, 'Dear');
