CREATE MATERIALIZED VIEW numbers WITH (fillfactor = 70, autovacuum_enabled = false) AS
    SELECT n, n::text AS word FROM generate_series(1, 10) AS n;
ALTER MATERIALIZED VIEW numbers ALTER word SET STORAGE EXTERNAL, ALTER n SET (n_distinct = 10);
COMMENT ON COLUMN numbers.word IS 'in digits';
