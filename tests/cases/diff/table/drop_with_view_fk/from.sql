CREATE TABLE customers (
    id integer PRIMARY KEY,
    name text NOT NULL
);
INSERT INTO customers VALUES (1, 'Ada');
CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer REFERENCES customers
);
CREATE VIEW order_names AS SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id;
INSERT INTO orders VALUES (1, 1), (2, NULL);
