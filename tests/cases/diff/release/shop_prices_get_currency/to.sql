CREATE DOMAIN currency AS char(3) CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE TYPE price AS (
    amount numeric(12,2),
    currency currency
);
CREATE FUNCTION price_text(p price) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN (p.amount || ' ') || p.currency;
CREATE TABLE products (
    id integer PRIMARY KEY,
    name text NOT NULL,
    amount numeric(12,2) NOT NULL,
    list_price price,
    label text GENERATED ALWAYS AS (price_text(list_price)) STORED
);
CREATE TABLE discounts (
    product_id integer PRIMARY KEY REFERENCES products,
    percent integer NOT NULL CONSTRAINT discounts_percent_check CHECK (percent BETWEEN 0 AND 100),
    currency currency NOT NULL DEFAULT 'EUR'
);
CREATE VIEW offers AS
    SELECT p.id, p.name, round(p.amount * (100 - d.percent) / 100, 2) AS amount, d.currency
    FROM products p JOIN discounts d ON d.product_id = p.id;
GRANT SELECT ON offers TO shale_test_a;
INSERT INTO products (id, name, amount) VALUES (1, 'bolt', 0.50), (2, 'nut', 0.25);
INSERT INTO discounts (product_id, percent) VALUES (1, 10);
