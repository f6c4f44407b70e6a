CREATE TABLE events (
    day date NOT NULL,
    id integer NOT NULL,
    PRIMARY KEY (day, id)
) PARTITION BY RANGE (day);
CREATE INDEX events_id_idx ON events (id);
CREATE TABLE events_2024 (
    day date NOT NULL,
    id integer NOT NULL,
    PRIMARY KEY (day, id)
);
CREATE INDEX events_2024_id_idx ON events_2024 (id);
INSERT INTO events_2024 VALUES ('2024-05-05', 1);
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
