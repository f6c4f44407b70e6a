-- The partition was a table of its own and has the columns the other way round.

CREATE TABLE events (
    day date NOT NULL,
    kind text,
    body text
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 (
    body text,
    day date NOT NULL,
    kind text
);
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
