CREATE TABLE events (
    id bigint PRIMARY KEY WITH (fillfactor = 80),
    body text
) WITH (fillfactor = 70, toast.autovacuum_enabled = false, vacuum_truncate = off);
