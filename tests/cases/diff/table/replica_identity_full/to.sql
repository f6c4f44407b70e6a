CREATE TABLE events (
    id bigint PRIMARY KEY,
    body text
);
INSERT INTO events VALUES (1, 'started'), (2, 'stopped');
ALTER TABLE events REPLICA IDENTITY FULL;
