CREATE TABLE orders (
    customer integer,
    placed date
);
CREATE INDEX orders_idx ON orders (customer);
INSERT INTO orders VALUES (1, '2024-05-05');
