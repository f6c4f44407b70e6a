CREATE TABLE people (
    id integer PRIMARY KEY,
    name text
);
CREATE VIEW adults AS SELECT id, name FROM people WHERE id > 18;
CREATE VIEW adult_names AS SELECT name FROM adults;
INSERT INTO people VALUES (1, 'Ada');
