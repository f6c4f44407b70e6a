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
CREATE TABLE metrics_2023 PARTITION OF metrics FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE metrics_2024 PARTITION OF metrics FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (name);
CREATE TABLE metrics_2024_cpu PARTITION OF metrics_2024 FOR VALUES IN ('cpu');
CREATE TABLE metrics_2024_rest PARTITION OF metrics_2024 DEFAULT;
CREATE TABLE metrics_later PARTITION OF metrics DEFAULT;
CREATE INDEX metrics_name_idx ON metrics (name, day);
INSERT INTO metrics_2022 VALUES ('2022-05-05', 'cpu', 0.5);
INSERT INTO metrics VALUES ('2023-05-05', 'cpu', 0.25);
