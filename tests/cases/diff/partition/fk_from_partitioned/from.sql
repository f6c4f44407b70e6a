CREATE TABLE kinds (
    id integer PRIMARY KEY
);
CREATE TABLE events (
    day date NOT NULL,
    kind integer
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO kinds VALUES (1);
INSERT INTO events VALUES ('2024-05-05', 1), ('2024-06-06', NULL);
