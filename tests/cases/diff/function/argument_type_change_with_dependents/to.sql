CREATE FUNCTION code(value bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$SELECT value * 7$$;
CREATE TABLE items (
    id integer PRIMARY KEY,
    code bigint DEFAULT code(1)
);
CREATE UNIQUE INDEX items_code_idx ON items (code(id));
CREATE VIEW codes AS SELECT code(id) AS code FROM items;
INSERT INTO items VALUES (1, 7), (2, 14);
