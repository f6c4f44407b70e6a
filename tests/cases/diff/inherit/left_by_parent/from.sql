-- A parent gives up what one child keeps.

CREATE TABLE p (a integer, b text, CONSTRAINT k CHECK (a > 0));
CREATE TABLE c () INHERITS (p);
CREATE TABLE d () INHERITS (p);
INSERT INTO c VALUES (1, 'x');
