CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric CONSTRAINT products_price_check CHECK (price >= 0),
    maker integer CONSTRAINT products_maker_fkey REFERENCES products
);
INSERT INTO products VALUES (1, 5, NULL), (2, 6, 1);
