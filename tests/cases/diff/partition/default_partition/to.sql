CREATE TABLE events (
    kind text NOT NULL
) PARTITION BY LIST (kind);
CREATE TABLE events_a PARTITION OF events FOR VALUES IN ('a');
CREATE TABLE events_other PARTITION OF events DEFAULT;
INSERT INTO events VALUES ('a');
