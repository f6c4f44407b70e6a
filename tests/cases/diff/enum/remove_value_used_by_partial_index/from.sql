CREATE TYPE state AS ENUM ('open', 'waiting', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL
);
CREATE INDEX tickets_open_idx ON tickets (id) WHERE state = 'open';
CREATE UNIQUE INDEX tickets_closed_idx ON tickets ((CASE WHEN state = 'closed' THEN id END));
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
