CREATE TYPE region AS ENUM ('north', 'south', 'east');
CREATE TABLE sales (
    region region NOT NULL,
    amount numeric NOT NULL
) PARTITION BY LIST (region);
CREATE TABLE sales_north PARTITION OF sales FOR VALUES IN ('north');
CREATE TABLE sales_south PARTITION OF sales FOR VALUES IN ('south');
CREATE TABLE sales_east PARTITION OF sales FOR VALUES IN ('east');
INSERT INTO sales VALUES ('north', 10), ('south', 20);
