CREATE TABLE orders (
    id integer PRIMARY KEY,
    paid boolean NOT NULL DEFAULT false
);
CREATE INDEX orders_unpaid_idx ON orders (id);
INSERT INTO orders VALUES (1, true), (2, false);
