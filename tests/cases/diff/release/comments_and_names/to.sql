-- A tidying release: names of constraints and indexes, and comments everywhere.

CREATE TABLE customers (
    id integer CONSTRAINT customers_pkey PRIMARY KEY,
    email text CONSTRAINT customers_email_key UNIQUE,
    age integer CONSTRAINT customers_age_check CHECK (age >= 0)
);
CREATE TABLE orders (
    id integer CONSTRAINT orders_pkey PRIMARY KEY,
    customer_id integer CONSTRAINT orders_customer_id_fkey REFERENCES customers
);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
COMMENT ON TABLE customers IS 'Who buys from us';
COMMENT ON TABLE orders IS 'What they bought';
COMMENT ON COLUMN customers.email IS 'checked by a letter';
COMMENT ON COLUMN orders.customer_id IS 'who pays';
COMMENT ON CONSTRAINT customers_age_check ON customers IS 'nobody is younger';
COMMENT ON INDEX orders_customer_id_idx IS 'for the customer page';
COMMENT ON SCHEMA public IS 'the shop';
INSERT INTO customers VALUES (1, 'ada@example.org', 36);
INSERT INTO orders VALUES (1, 1);
