CREATE TABLE events (
    id bigint PRIMARY KEY,
    body text
) WITH (fillfactor = 90);
INSERT INTO events VALUES (1, 'started'), (2, 'stopped');
