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
CREATE FUNCTION app.total_of(customer integer) RETURNS numeric LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, pg_temp
    AS $$SELECT sum(total) FROM app.invoices WHERE customer_id = customer$$;
CREATE VIEW app.public_customers WITH (security_barrier = true) AS SELECT id, name FROM app.customers;
INSERT INTO app.customers (name) VALUES ('Ada');
ALTER SCHEMA app OWNER TO shale_test_b;
ALTER TABLE app.invoices OWNER TO shale_test_b;
ALTER VIEW app.public_customers OWNER TO shale_test_b;
ALTER FUNCTION app.total_of(integer) OWNER TO shale_test_b;
GRANT SELECT ON app.customers TO shale_test_b;
GRANT USAGE ON SCHEMA app TO shale_test_a;
GRANT SELECT (id, name), UPDATE (name) ON app.customers TO shale_test_a;
GRANT SELECT, INSERT ON app.invoices TO shale_test_a;
GRANT USAGE ON SEQUENCE app.invoices_id_seq TO shale_test_a;
REVOKE EXECUTE ON FUNCTION app.total_of(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.total_of(integer) TO shale_test_a;
ALTER DEFAULT PRIVILEGES FOR ROLE shale_test_b IN SCHEMA app GRANT SELECT ON TABLES TO shale_test_a;
