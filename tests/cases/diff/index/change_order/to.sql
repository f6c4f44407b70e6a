CREATE TABLE orders (
    customer integer,
    placed date
);
CREATE INDEX orders_idx ON orders (customer, placed DESC NULLS LAST);
