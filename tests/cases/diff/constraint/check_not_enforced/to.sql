-- needs PostgreSQL 18

CREATE TABLE products (
    id integer PRIMARY KEY,
    price numeric CONSTRAINT products_price_check CHECK (price >= 0) NOT ENFORCED
);
INSERT INTO products VALUES (1, 5);
