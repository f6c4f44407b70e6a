-- The body changes in place; the stored values are what they were.

CREATE FUNCTION tax(net numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$SELECT net * 0.20 + 0$$;
CREATE TABLE invoices (
    net numeric NOT NULL,
    tax numeric GENERATED ALWAYS AS (tax(net)) STORED
);
INSERT INTO invoices (net) VALUES (100), (50);
