-- States were text with a check; views, a partial index and a trigger read them.

CREATE TYPE order_state AS ENUM ('new', 'paid', 'sent', 'returned');
CREATE TABLE orders (
    id integer PRIMARY KEY,
    state order_state NOT NULL DEFAULT 'new',
    total numeric(10,2) NOT NULL
);
CREATE TABLE order_log (
    order_id integer NOT NULL REFERENCES orders,
    state order_state NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_open_idx ON orders (id) WHERE state = 'new';
CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE state <> 'sent';
CREATE MATERIALIZED VIEW state_counts AS SELECT state, count(*) AS orders FROM orders GROUP BY state;
CREATE UNIQUE INDEX state_counts_idx ON state_counts (state);
CREATE FUNCTION log_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.order_log (order_id, state) VALUES (new.id, new.state);
    RETURN NULL;
END
$$;
CREATE TRIGGER orders_log_state AFTER UPDATE OF state ON orders
    FOR EACH ROW WHEN (old.state IS DISTINCT FROM new.state) EXECUTE FUNCTION log_state();
INSERT INTO orders VALUES (1, 'new', 10.50), (2, 'sent', 20);
INSERT INTO order_log VALUES (1, 'new', '2024-01-01 00:00+00');
