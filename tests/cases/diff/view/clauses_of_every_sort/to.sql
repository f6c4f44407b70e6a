CREATE TABLE sales (
    region text,
    day date,
    amount numeric
);
CREATE VIEW report AS
    WITH monthly AS MATERIALIZED (
        SELECT region, date_trunc('month', day) AS month, sum(amount) AS total
        FROM sales GROUP BY GROUPING SETS ((region, date_trunc('month', day)), (region), ())
    )
    SELECT DISTINCT ON (m.region) m.region, m.month, m.total,
        rank() OVER w AS place,
        sum(m.total) FILTER (WHERE m.total > 0) OVER (PARTITION BY m.region ORDER BY m.month
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running,
        x.best, s.n, CASE m.region WHEN 'eu' THEN 1 ELSE 2 END AS code,
        ARRAY(SELECT day FROM sales WHERE sales.region = m.region) AS days
    FROM monthly m
        LEFT JOIN LATERAL (SELECT max(amount) AS best FROM sales WHERE region = m.region) x ON true
        CROSS JOIN generate_series(1, 3) WITH ORDINALITY AS s (n, o)
    WHERE EXISTS (SELECT FROM sales WHERE amount > 10) AND m.total BETWEEN SYMMETRIC 1 AND 100
    WINDOW w AS (PARTITION BY m.region ORDER BY m.total DESC)
    ORDER BY m.region, m.month NULLS FIRST
    LIMIT 100;
