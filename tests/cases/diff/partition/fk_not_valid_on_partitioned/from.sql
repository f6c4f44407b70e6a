-- needs PostgreSQL 18

CREATE TABLE kinds (
    id integer PRIMARY KEY
);
CREATE TABLE events (
    day date NOT NULL,
    kind integer
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
