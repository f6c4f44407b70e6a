CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric
);
INSERT INTO products VALUES (1, -1), (2, 5);
ALTER TABLE products ADD CONSTRAINT products_price_check CHECK (price >= 0) NOT VALID;
