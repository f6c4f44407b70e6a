CREATE TABLE base (
    id integer PRIMARY KEY,
    value text
);
CREATE MATERIALIZED VIEW totals AS SELECT id, count(*) AS rows FROM base GROUP BY id;
CREATE UNIQUE INDEX totals_id_idx ON totals (id);
CREATE INDEX totals_rows_idx ON totals (rows DESC) WHERE rows > 1;
INSERT INTO base VALUES (1, 'x');
