CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric NOT NULL,
    CONSTRAINT products_price_check CHECK (price >= 0)
);
INSERT INTO products VALUES (1, 10), (2, 0);
