CREATE TABLE orders (
    id integer PRIMARY KEY,
    code text
);
CREATE VIEW codes AS SELECT code FROM orders;
CREATE MATERIALIZED VIEW code_counts AS SELECT code, count(*) AS orders FROM codes GROUP BY code;
CREATE FUNCTION code_of(key integer) RETURNS text LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT code FROM orders WHERE id = key;
    END;
CREATE POLICY coded ON orders USING (code IS NOT NULL);
CREATE RULE keep_coded AS ON DELETE TO orders WHERE old.code IS NOT NULL DO INSTEAD NOTHING;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER orders_code BEFORE UPDATE ON orders FOR EACH ROW WHEN (new.code <> old.code) EXECUTE FUNCTION note();
INSERT INTO orders (id) VALUES (1);
