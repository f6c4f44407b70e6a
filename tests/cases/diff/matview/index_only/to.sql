CREATE MATERIALIZED VIEW numbers AS SELECT n FROM generate_series(1, 10) AS n;
CREATE UNIQUE INDEX numbers_n_idx ON numbers (n);
