CREATE TABLE measurements (
    taken date NOT NULL,
    city integer NOT NULL,
    value numeric
) PARTITION BY RANGE (taken);
CREATE TABLE measurements_2023 PARTITION OF measurements FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE measurements_2024 PARTITION OF measurements FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
    WITH (fillfactor = 80);
CREATE TABLE measurements_rest PARTITION OF measurements DEFAULT;
