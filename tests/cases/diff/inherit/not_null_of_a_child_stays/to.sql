CREATE TABLE notes (id integer, body text, at date);
CREATE TABLE old_notes (id integer, body text NOT NULL, at date) INHERITS (notes);
CREATE TABLE older_notes () INHERITS (old_notes);
INSERT INTO old_notes VALUES (1, 'a', '2020-02-02');
