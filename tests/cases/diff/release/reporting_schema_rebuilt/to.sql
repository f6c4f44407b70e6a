-- Tables stay; the views over them are ordered and named anew.

CREATE TABLE sales (
    id integer PRIMARY KEY,
    day date NOT NULL,
    region text NOT NULL,
    amount numeric(14,2) NOT NULL
);
CREATE SCHEMA reports;
CREATE MATERIALIZED VIEW reports.monthly AS
    SELECT date_trunc('month', day)::date AS month, region, sum(amount) AS amount, count(*) AS sales
    FROM sales GROUP BY 1, 2;
CREATE UNIQUE INDEX monthly_idx ON reports.monthly (month, region);
CREATE VIEW reports.best AS
    SELECT DISTINCT ON (month) month, region, amount FROM reports.monthly ORDER BY month, amount DESC;
CREATE VIEW reports.yearly AS
    SELECT extract(year FROM month)::integer AS year, sum(amount) AS amount FROM reports.monthly GROUP BY 1;
CREATE VIEW reports.growth AS
    SELECT year, amount, amount - lag(amount) OVER (ORDER BY year) AS growth FROM reports.yearly;
GRANT SELECT ON reports.best, reports.growth TO shale_test_a;
INSERT INTO sales VALUES (1, '2024-05-05', 'eu', 10), (2, '2024-06-06', 'us', 20);
