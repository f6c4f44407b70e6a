CREATE TABLE events (
    kind text NOT NULL
) PARTITION BY LIST (kind);
CREATE TABLE events_a PARTITION OF events FOR VALUES IN ('a');
INSERT INTO events VALUES ('a');
