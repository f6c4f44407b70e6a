-- The column that the rows are divided by has another name: the partition stays and changes with its table.

CREATE TABLE sales (region integer NOT NULL, note text, PRIMARY KEY (region)) PARTITION BY LIST (region);
CREATE TABLE sales_north PARTITION OF sales FOR VALUES IN (6, 11);
