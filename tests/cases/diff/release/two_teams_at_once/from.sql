-- Changes that have nothing to do with one another, in two schemas with the same names.

CREATE SCHEMA north;
CREATE SCHEMA south;
CREATE TABLE north.items (
    id integer PRIMARY KEY,
    name text
);
CREATE TABLE south.items (
    id integer PRIMARY KEY,
    name varchar(50)
);
CREATE VIEW north.names AS SELECT name FROM north.items;
CREATE VIEW south.names AS SELECT name FROM south.items;
CREATE FUNCTION north.count() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM north.names);
CREATE FUNCTION south.count() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM north.names);
CREATE INDEX items_name_idx ON north.items (name);
CREATE INDEX items_name_idx ON south.items (name);
INSERT INTO north.items VALUES (1, 'a');
INSERT INTO south.items (id, name) VALUES (1, 'b');
