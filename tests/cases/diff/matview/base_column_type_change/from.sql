CREATE TABLE orders (
    id integer PRIMARY KEY,
    total integer
);
CREATE MATERIALIZED VIEW totals AS SELECT id, total FROM orders;
CREATE INDEX totals_total_idx ON totals (total) WITH (fillfactor = 80);
CREATE STATISTICS totals_stats ON id, total FROM totals;
CREATE VIEW above AS SELECT total FROM totals WHERE total > 100;
ALTER MATERIALIZED VIEW totals ALTER total SET STATISTICS 300;
ALTER MATERIALIZED VIEW totals CLUSTER ON totals_total_idx;
INSERT INTO orders VALUES (1, 5);
