-- Backwards: a schema goes with everything in it.

CREATE TABLE public.customers (
    id integer PRIMARY KEY,
    name text NOT NULL
);
INSERT INTO public.customers VALUES (1, 'Ada'), (2, 'Grace');
CREATE SCHEMA billing;
CREATE TYPE billing.invoice_state AS ENUM ('draft', 'sent', 'paid');
CREATE DOMAIN billing.amount AS numeric(12,2) CHECK (VALUE >= 0);
CREATE SEQUENCE billing.invoice_number START 1000;
CREATE TABLE billing.invoices (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number bigint NOT NULL DEFAULT nextval('billing.invoice_number'),
    customer_id integer NOT NULL REFERENCES public.customers,
    state billing.invoice_state NOT NULL DEFAULT 'draft',
    total billing.amount NOT NULL DEFAULT 0
);
CREATE INDEX invoices_customer_idx ON billing.invoices (customer_id);
CREATE VIEW billing.open_invoices AS
    SELECT i.id, c.name, i.total
    FROM billing.invoices i JOIN public.customers c ON c.id = i.customer_id
    WHERE i.state <> 'paid';
CREATE FUNCTION billing.owed(customer integer) RETURNS numeric
    LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(total), 0) FROM billing.open_invoices JOIN billing.invoices USING (id, total)
    WHERE customer_id = customer
$$;
