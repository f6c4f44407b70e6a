CREATE TABLE events (
    day date NOT NULL,
    kind text NOT NULL
) PARTITION BY LIST (kind);
CREATE TABLE events_first PARTITION OF events FOR VALUES IN ('a');
INSERT INTO events VALUES ('2024-05-05', 'a');
