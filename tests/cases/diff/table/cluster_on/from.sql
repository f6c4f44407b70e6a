CREATE TABLE events (
    id bigint PRIMARY KEY,
    at timestamptz NOT NULL
);
CREATE INDEX events_at_idx ON events (at);
INSERT INTO events VALUES (1, '2024-01-01 10:00+00'), (2, '2024-01-01 09:00+00');
