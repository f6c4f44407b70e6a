CREATE TABLE customers (
    id integer,
    country text
) PARTITION BY LIST (country);
CREATE TABLE customers_eu PARTITION OF customers FOR VALUES IN ('AT', 'DE', 'FR');
CREATE TABLE customers_none PARTITION OF customers FOR VALUES IN (NULL);
