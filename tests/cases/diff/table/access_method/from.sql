-- needs PostgreSQL 15

CREATE TABLE events (
    id bigint PRIMARY KEY,
    body text
) USING heap;
INSERT INTO events VALUES (1, 'started'), (2, 'stopped');
