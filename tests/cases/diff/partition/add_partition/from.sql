CREATE TABLE events (
    day date NOT NULL,
    body text
) PARTITION BY RANGE (day);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
INSERT INTO events VALUES ('2023-05-05', 'a'), ('2023-06-06', 'b');
