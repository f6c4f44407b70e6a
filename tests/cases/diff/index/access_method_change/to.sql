CREATE TABLE things (
    at timestamptz
);
CREATE INDEX things_at_idx ON things USING brin (at);
INSERT INTO things VALUES ('2024-01-01 10:00+00');
