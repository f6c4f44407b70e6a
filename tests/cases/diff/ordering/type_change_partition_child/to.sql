-- The column is the parent's; a view, a check and an index are one partition's.

CREATE TABLE events (
    day date NOT NULL,
    amount bigint
) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE events_2024 ADD CONSTRAINT events_2024_amount CHECK (amount > 0);
CREATE INDEX events_2024_amount_idx ON events_2024 ((amount * 2));
CREATE VIEW amounts_2024 AS SELECT amount FROM events_2024;
CREATE POLICY large ON events_2024 USING (amount > 5);
INSERT INTO events VALUES ('2024-05-05', 10);
