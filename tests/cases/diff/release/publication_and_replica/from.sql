-- What is replicated grows with the schema.

CREATE TABLE customers (
    id integer PRIMARY KEY,
    name text NOT NULL,
    email text,
    fax text
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers,
    total numeric NOT NULL
);
CREATE PUBLICATION changes FOR TABLE customers, orders WITH (publish = 'insert, update');
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish_via_partition_root = false);
INSERT INTO customers (id, name) VALUES (1, 'Ada');
INSERT INTO orders VALUES (1, 1, 10);
