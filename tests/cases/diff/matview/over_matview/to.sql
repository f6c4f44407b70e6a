CREATE MATERIALIZED VIEW numbers AS SELECT n FROM generate_series(1, 10) AS n;
CREATE MATERIALIZED VIEW even AS SELECT n FROM numbers WHERE n % 2 = 0;
CREATE VIEW even_count AS SELECT count(*) AS total FROM even;
