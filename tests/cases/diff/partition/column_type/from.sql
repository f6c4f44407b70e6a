CREATE TABLE events (
    day date NOT NULL,
    amount integer NOT NULL DEFAULT 0
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX events_amount_idx ON events (amount);
CREATE VIEW amounts AS SELECT sum(amount) AS total FROM events_2024;
INSERT INTO events VALUES ('2024-05-05', 5);
