CREATE MATERIALIZED VIEW numbers AS
    SELECT n, n::text AS word FROM generate_series(1, 10) AS n;
