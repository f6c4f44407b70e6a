CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric
);
INSERT INTO products VALUES (1, -1), (2, 5);
