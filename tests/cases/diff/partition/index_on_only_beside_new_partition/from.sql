-- An index that ON ONLY left off the partitions: a new one would get its part of it.

CREATE TABLE sales (day date, amount int4range NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE sales_rest PARTITION OF sales DEFAULT;
CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX sales_amount ON ONLY sales (amount);
