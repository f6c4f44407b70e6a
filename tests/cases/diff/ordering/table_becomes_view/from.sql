CREATE TABLE people (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE adults (
    id integer,
    name text
);
CREATE VIEW adult_names AS SELECT name FROM adults;
INSERT INTO people VALUES (1, 'Ada');
