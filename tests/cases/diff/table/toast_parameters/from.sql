CREATE TABLE events (
    id bigint PRIMARY KEY,
    body text
) WITH (toast.autovacuum_vacuum_threshold = 100);
INSERT INTO events VALUES (1, 'started'), (2, 'stopped');
