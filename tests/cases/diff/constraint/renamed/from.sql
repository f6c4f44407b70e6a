CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric CONSTRAINT price_check CHECK (price >= 0),
    maker integer CONSTRAINT maker_fk REFERENCES products
);
INSERT INTO products VALUES (1, 5, NULL), (2, 6, 1);
