CREATE TABLE events (
    id bigint PRIMARY KEY,
    body text
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_enabled = false);
INSERT INTO events VALUES (1, 'started'), (2, 'stopped');
