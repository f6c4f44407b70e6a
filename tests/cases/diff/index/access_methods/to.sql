CREATE TABLE things (
    id integer,
    spot point,
    network inet,
    words tsvector,
    tags text[],
    at timestamptz
);
CREATE INDEX things_hash_idx ON things USING hash (id);
CREATE INDEX things_gist_idx ON things USING gist (spot);
CREATE INDEX things_spgist_idx ON things USING spgist (network);
CREATE INDEX things_gin_idx ON things USING gin (words, tags);
CREATE INDEX things_brin_idx ON things USING brin (at timestamptz_minmax_multi_ops (values_per_range = 16), id);
