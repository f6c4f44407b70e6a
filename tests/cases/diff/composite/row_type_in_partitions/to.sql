-- The server goes through the expression of ALTER COLUMN … TYPE once for each partition, and does
-- not find its way through a NULL test that it has seen before.
CREATE TABLE boxes (width integer, label text, number serial) PARTITION BY LIST (width);
CREATE TABLE crates (id integer, inner_box boxes) PARTITION BY RANGE (id);
CREATE TABLE crates_few PARTITION OF crates FOR VALUES FROM (5) TO (15);
