-- What is replicated grows with the schema.

CREATE TABLE customers (
    id integer PRIMARY KEY,
    name text NOT NULL,
    email text
);
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers,
    total numeric NOT NULL
);
CREATE TABLE order_lines (
    order_id bigint NOT NULL REFERENCES orders,
    line smallint NOT NULL,
    sku text NOT NULL,
    PRIMARY KEY (order_id, line)
);
ALTER TABLE customers REPLICA IDENTITY FULL;
CREATE PUBLICATION changes FOR TABLE customers, orders, order_lines WITH (publish = 'insert, update, delete');
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish_via_partition_root = true);
INSERT INTO customers (id, name) VALUES (1, 'Ada');
INSERT INTO orders VALUES (1, 1, 10);
