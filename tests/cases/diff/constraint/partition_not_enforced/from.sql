-- needs PostgreSQL 18

CREATE TABLE events (
    day date NOT NULL,
    CONSTRAINT events_recent CHECK (day > '2000-01-01')
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES ('2024-05-05');
