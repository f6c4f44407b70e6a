-- One partition becomes two; the rows have to find their new homes.

CREATE TABLE events (
    day date NOT NULL
) PARTITION BY RANGE (day);
CREATE TABLE events_2024a PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
CREATE TABLE events_2024b PARTITION OF events FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
INSERT INTO events VALUES ('2024-05-05');
