CREATE TABLE base (
    a bigint,
    b text
);
CREATE STATISTICS base_stats (mcv) ON a, b FROM base;
CREATE STATISTICS base_expr ON (a + 1), b FROM base;
ALTER STATISTICS base_stats SET STATISTICS 250;
INSERT INTO base VALUES (1, 'x');
