-- A view, a default, a check, an index, a generated column and a policy call it.

CREATE FUNCTION code(value integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$SELECT value * 7$$;
CREATE TABLE items (
    id integer PRIMARY KEY,
    code bigint DEFAULT code(1),
    own_code bigint GENERATED ALWAYS AS (code(id)) STORED,
    CONSTRAINT items_code CHECK (code(id) > 0)
);
CREATE INDEX items_code_idx ON items (code(id)) WHERE code(id) < 100;
CREATE VIEW codes AS SELECT id, code(id) AS code FROM items;
CREATE POLICY items_low ON items USING (code(id) < 50);
INSERT INTO items (id, code) VALUES (1, 7), (2, 14);
