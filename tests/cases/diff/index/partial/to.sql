CREATE TABLE orders (
    id integer PRIMARY KEY,
    paid boolean NOT NULL DEFAULT false
);
CREATE INDEX orders_unpaid_idx ON orders (id) WHERE NOT paid;
INSERT INTO orders VALUES (1, true), (2, false);
