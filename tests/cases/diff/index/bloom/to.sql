CREATE EXTENSION bloom;
CREATE TABLE things (
    a integer,
    b integer
);
CREATE INDEX things_bloom_idx ON things USING bloom (a, b) WITH (length = 64, col1 = 2);
INSERT INTO things VALUES (1, 2);
