CREATE TABLE clients (
    id serial PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES clients
);
CREATE VIEW names AS SELECT name FROM clients;
CREATE POLICY all_names ON clients FOR SELECT USING (name <> 'nobody');
INSERT INTO clients (name) VALUES ('Ada'), ('Grace');
INSERT INTO orders VALUES (1, 1);
