CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state text NOT NULL DEFAULT 'open'
);
CREATE INDEX tickets_open_idx ON tickets (id) WHERE state = 'open';
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
