CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric NOT NULL
);
INSERT INTO products VALUES (1, 10), (2, 0);
