-- One column with all that can hold it.

CREATE TABLE orders (
    id integer PRIMARY KEY,
    total integer NOT NULL DEFAULT 0 CHECK (total >= 0),
    doubled numeric GENERATED ALWAYS AS (total * 2) STORED
);
CREATE INDEX orders_total_idx ON orders (total) WHERE total > 0;
CREATE STATISTICS orders_stats ON id, total FROM orders;
CREATE VIEW big_orders AS SELECT id, total FROM orders WHERE total > 1000;
CREATE MATERIALIZED VIEW order_sum AS SELECT sum(total) AS total FROM big_orders;
CREATE UNIQUE INDEX order_sum_idx ON order_sum (total);
CREATE FUNCTION total_of(key integer) RETURNS numeric LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT total FROM orders WHERE id = key;
    END;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER orders_note BEFORE UPDATE OF total ON orders
    FOR EACH ROW WHEN (old.total <> new.total) EXECUTE FUNCTION note();
CREATE POLICY small ON orders USING (total < 100);
CREATE RULE orders_keep AS ON DELETE TO orders WHERE old.total > 0 DO INSTEAD NOTHING;
GRANT UPDATE (total) ON orders TO shale_test_a;
COMMENT ON COLUMN orders.total IS 'with tax';
INSERT INTO orders (id, total) VALUES (1, 10), (2, 0);
