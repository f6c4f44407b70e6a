-- The index of the parent alone stays invalid until its partitions have theirs.

CREATE TABLE events (
    day date NOT NULL,
    body text
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX events_body_idx ON ONLY events (body);
