-- needs PostgreSQL 18

CREATE TABLE events (
    day date NOT NULL,
    body text CONSTRAINT events_body_not_null NOT NULL
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 (
    day date NOT NULL,
    body text CONSTRAINT events_body_not_null NOT NULL
);
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
