CREATE TABLE events (
    id bigint PRIMARY KEY,
    body text
) WITH (toast_tuple_target = 1024, toast.autovacuum_enabled = off);
INSERT INTO events VALUES (1, 'started'), (2, 'stopped');
