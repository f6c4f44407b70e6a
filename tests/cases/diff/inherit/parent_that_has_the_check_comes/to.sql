-- The check of letters is made anew for the type, and brings that of mail; cards comes then.
CREATE TABLE letters (a integer, b text, CONSTRAINT large CHECK (a > 9));
CREATE TABLE cards (a integer, b text, CONSTRAINT large CHECK (a > 9));
CREATE TABLE mail () INHERITS (letters, cards);
INSERT INTO mail VALUES (10, 'Dear');
