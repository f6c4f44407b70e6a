-- Tables stay; the views over them are ordered and named anew.

CREATE TABLE sales (
    id integer PRIMARY KEY,
    day date NOT NULL,
    region text NOT NULL,
    amount numeric(10,2) NOT NULL
);
CREATE SCHEMA reports;
CREATE VIEW reports.monthly AS
    SELECT date_trunc('month', day) AS month, region, sum(amount) AS amount FROM sales GROUP BY 1, 2;
CREATE VIEW reports.yearly AS
    SELECT date_trunc('year', month) AS year, region, sum(amount) AS amount FROM reports.monthly GROUP BY 1, 2;
CREATE VIEW reports.best AS
    SELECT DISTINCT ON (year) year, region FROM reports.yearly ORDER BY year, amount DESC;
GRANT SELECT ON reports.yearly TO shale_test_a;
INSERT INTO sales VALUES (1, '2024-05-05', 'eu', 10), (2, '2024-06-06', 'us', 20);
