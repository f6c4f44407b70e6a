-- A tidying release: names of constraints and indexes, and comments everywhere.

CREATE TABLE customers (
    id integer CONSTRAINT customers_pk PRIMARY KEY,
    email text CONSTRAINT uq_email UNIQUE,
    age integer CONSTRAINT ck_age CHECK (age >= 0)
);
CREATE TABLE orders (
    id integer CONSTRAINT orders_pk PRIMARY KEY,
    customer_id integer CONSTRAINT fk_customer REFERENCES customers
);
CREATE INDEX ix_customer ON orders (customer_id);
COMMENT ON TABLE customers IS 'Customers';
INSERT INTO customers VALUES (1, 'ada@example.org', 36);
INSERT INTO orders VALUES (1, 1);
