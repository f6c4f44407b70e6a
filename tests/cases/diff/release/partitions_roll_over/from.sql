-- The oldest partition leaves, a new one comes, the default one is split.

CREATE TABLE metrics (
    day date NOT NULL,
    name text NOT NULL,
    value double precision
) PARTITION BY RANGE (day);
CREATE TABLE metrics_2022 (
    day date NOT NULL,
    name text NOT NULL,
    value double precision
);
ALTER TABLE metrics ATTACH PARTITION metrics_2022 FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE TABLE metrics_2023 PARTITION OF metrics FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE metrics_later PARTITION OF metrics DEFAULT;
CREATE INDEX metrics_name_idx ON metrics (name);
INSERT INTO metrics_2022 VALUES ('2022-05-05', 'cpu', 0.5);
INSERT INTO metrics VALUES ('2023-05-05', 'cpu', 0.25);
