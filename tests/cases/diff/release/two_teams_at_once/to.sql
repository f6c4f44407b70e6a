-- Changes that have nothing to do with one another, in two schemas with the same names.

CREATE SCHEMA north;
CREATE SCHEMA south;
CREATE TABLE north.items (
    id integer PRIMARY KEY,
    name varchar(50)
);
CREATE TABLE south.items (
    id integer PRIMARY KEY,
    name text,
    north_id integer REFERENCES north.items
);
CREATE VIEW north.names AS SELECT name FROM north.items;
CREATE VIEW south.names AS SELECT name FROM south.items UNION SELECT name FROM north.names;
CREATE FUNCTION north.count() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM north.names);
CREATE FUNCTION south.count() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM south.names);
CREATE INDEX items_name_idx ON north.items (name text_pattern_ops);
CREATE INDEX items_name_idx ON south.items (lower(name));
INSERT INTO north.items VALUES (1, 'a');
INSERT INTO south.items (id, name) VALUES (1, 'b');
