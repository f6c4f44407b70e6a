CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer integer
);
INSERT INTO orders VALUES (1, 1), (2, 1);
CREATE MATERIALIZED VIEW order_counts AS SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
CREATE UNIQUE INDEX order_counts_customer_idx ON order_counts (customer);
COMMENT ON MATERIALIZED VIEW order_counts IS 'refreshed at night';
