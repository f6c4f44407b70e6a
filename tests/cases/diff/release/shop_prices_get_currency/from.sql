CREATE DOMAIN currency AS char(3) CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE TABLE products (
    id integer PRIMARY KEY,
    name text NOT NULL,
    amount numeric(8,2) NOT NULL
);
CREATE TABLE discounts (
    product_id integer PRIMARY KEY REFERENCES products,
    percent integer NOT NULL CONSTRAINT discounts_percent_check CHECK (percent BETWEEN 1 AND 99)
);
CREATE VIEW offers AS
    SELECT p.id, p.name, p.amount - p.amount * d.percent / 100 AS amount
    FROM products p JOIN discounts d ON d.product_id = p.id;
GRANT SELECT ON offers TO shale_test_a;
INSERT INTO products (id, name, amount) VALUES (1, 'bolt', 0.50), (2, 'nut', 0.25);
INSERT INTO discounts (product_id, percent) VALUES (1, 10);
