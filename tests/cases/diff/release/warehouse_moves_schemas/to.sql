-- Objects move to schemas by purpose; nothing else about them changes.

CREATE SCHEMA stock;
CREATE SCHEMA sales;
CREATE TYPE stock.unit AS ENUM ('piece', 'kg');
CREATE TABLE stock.items (
    sku text PRIMARY KEY,
    unit stock.unit NOT NULL DEFAULT 'piece',
    quantity numeric NOT NULL DEFAULT 0
);
CREATE SEQUENCE sales.order_number START 1000;
CREATE TABLE sales.orders (
    number bigint PRIMARY KEY DEFAULT nextval('sales.order_number'),
    sku text NOT NULL REFERENCES stock.items,
    quantity numeric NOT NULL CHECK (quantity > 0)
);
ALTER SEQUENCE sales.order_number OWNED BY sales.orders.number;
CREATE FUNCTION stock.free(item text) RETURNS numeric LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT i.quantity - coalesce(sum(o.quantity), 0)
        FROM stock.items i LEFT JOIN sales.orders o USING (sku) WHERE i.sku = item GROUP BY i.sku;
    END;
CREATE VIEW stock.missing AS SELECT sku FROM stock.items WHERE stock.free(sku) < 0;
INSERT INTO stock.items (sku, quantity) VALUES ('bolt', 12), ('nut', 0);
INSERT INTO sales.orders (sku, quantity) VALUES ('bolt', 3);
