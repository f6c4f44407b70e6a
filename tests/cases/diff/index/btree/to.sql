CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer integer,
    placed date
);
INSERT INTO orders VALUES (1, 1, '2024-05-05'), (2, 1, NULL);
CREATE INDEX orders_customer_idx ON orders (customer, placed DESC NULLS LAST);
CREATE INDEX orders_placed_idx ON orders (placed NULLS FIRST);
