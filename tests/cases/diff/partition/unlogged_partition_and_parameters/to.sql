CREATE TABLE events (
    day date NOT NULL
) PARTITION BY RANGE (day);
CREATE UNLOGGED TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
    WITH (autovacuum_enabled = false);
INSERT INTO events VALUES ('2024-05-05');
