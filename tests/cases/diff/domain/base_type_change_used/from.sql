-- Postgres cannot change what a domain is over: columns move to a new domain.

CREATE DOMAIN amount AS numeric(8,2) CONSTRAINT amount_positive CHECK (VALUE >= 0);
CREATE TABLE invoices (
    id integer PRIMARY KEY,
    total amount NOT NULL DEFAULT 0,
    parts amount[]
);
CREATE INDEX invoices_total_idx ON invoices (total);
CREATE VIEW big_invoices AS SELECT id, total FROM invoices WHERE total > 1000;
CREATE FUNCTION tax(value amount) RETURNS amount LANGUAGE sql IMMUTABLE AS $$SELECT value * 0.2$$;
INSERT INTO invoices VALUES (1, 12.50, '{10.00,2.50}'), (2, 0, NULL);
