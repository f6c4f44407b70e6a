CREATE AGGREGATE total(integer) (
    SFUNC = int4_sum,
    STYPE = bigint
);
CREATE VIEW totals AS SELECT total(n) AS total FROM generate_series(1, 3) AS n;
