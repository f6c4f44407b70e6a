CREATE TABLE notes (id integer, body text NOT NULL, at date NOT NULL);
CREATE TABLE old_notes (id integer, body text NOT NULL, at date NOT NULL) INHERITS (notes);
CREATE TABLE older_notes () INHERITS (old_notes);
INSERT INTO old_notes VALUES (1, 'a', '2020-02-02');
