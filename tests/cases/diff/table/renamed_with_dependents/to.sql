CREATE TABLE customers (
    id serial PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers
);
CREATE VIEW names AS SELECT name FROM customers;
CREATE POLICY all_names ON customers FOR SELECT USING (name <> 'nobody');
INSERT INTO customers (name) VALUES ('Ada'), ('Grace');
INSERT INTO orders VALUES (1, 1);
