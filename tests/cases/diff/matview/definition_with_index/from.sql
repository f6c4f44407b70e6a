CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer integer,
    paid boolean NOT NULL DEFAULT false
);
CREATE MATERIALIZED VIEW order_counts AS
    SELECT customer, count(*) AS orders FROM orders GROUP BY customer;
CREATE UNIQUE INDEX order_counts_customer_idx ON order_counts (customer);
COMMENT ON MATERIALIZED VIEW order_counts IS 'refreshed at night';
COMMENT ON INDEX order_counts_customer_idx IS 'lets it be refreshed concurrently';
GRANT SELECT ON order_counts TO shale_test_a;
ALTER MATERIALIZED VIEW order_counts OWNER TO shale_test_b;
