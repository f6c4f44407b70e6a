CREATE TABLE boxes (width integer, label text) PARTITION BY LIST (width);
CREATE TABLE crates (id integer, inner_box boxes) PARTITION BY RANGE (id);
CREATE TABLE crates_few PARTITION OF crates FOR VALUES FROM (5) TO (15);
