-- The table is there before and after, with its rows.

CREATE TABLE events (
    day date NOT NULL,
    body text
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 (
    day date NOT NULL,
    body text
);
INSERT INTO events_2024 VALUES ('2024-05-05', 'a'), ('2024-06-06', 'b');
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
