-- Who may do what is set anew.

CREATE SCHEMA app;
CREATE TABLE app.customers (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    tax_number text
);
CREATE TABLE app.invoices (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES app.customers,
    total numeric NOT NULL
);
CREATE FUNCTION app.total_of(customer integer) RETURNS numeric LANGUAGE sql STABLE
    AS $$SELECT sum(total) FROM app.invoices WHERE customer_id = customer$$;
CREATE VIEW app.public_customers AS SELECT id, name FROM app.customers;
INSERT INTO app.customers (name) VALUES ('Ada');
GRANT USAGE ON SCHEMA app TO PUBLIC;
GRANT ALL ON ALL TABLES IN SCHEMA app TO shale_test_a;
GRANT SELECT ON app.public_customers TO PUBLIC;
