-- Address columns move to a table of their own; orders point at it.

CREATE TABLE customers (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    email varchar(200) NOT NULL UNIQUE,
    phone text CONSTRAINT customers_phone_check CHECK (phone ~ '^\+[0-9 ]+$')
);
CREATE TABLE addresses (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers ON DELETE CASCADE,
    street text NOT NULL,
    city text NOT NULL,
    zip varchar(10),
    is_default boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX addresses_default_idx ON addresses (customer_id) WHERE is_default;
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers,
    placed timestamptz NOT NULL DEFAULT now(),
    address_id integer REFERENCES addresses ON DELETE SET NULL
);
CREATE INDEX orders_customer_idx ON orders (customer_id, placed DESC);
CREATE VIEW customer_orders AS
    SELECT c.id, c.name, count(o.id) AS orders
    FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
    GROUP BY c.id;
COMMENT ON VIEW customer_orders IS 'for the start page';
INSERT INTO customers (name, email) VALUES ('Ada', 'ada@example.org'), ('Grace', 'grace@example.org');
INSERT INTO orders (customer_id, placed) VALUES (1, '2024-05-05 10:00+00'), (1, '2024-06-06 10:00+00');
