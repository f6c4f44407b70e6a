CREATE TABLE places (id int PRIMARY KEY);
CREATE TABLE events (
    day date NOT NULL,
    id bigint NOT NULL,
    place int REFERENCES places,
    size int CHECK (size > 0),
    PRIMARY KEY (day, id)
) PARTITION BY RANGE (day);
CREATE INDEX events_place ON events (place);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO places VALUES (1);
INSERT INTO events VALUES ('2024-05-05', 1, 1, 2), ('2025-06-06', 2, NULL, NULL);
