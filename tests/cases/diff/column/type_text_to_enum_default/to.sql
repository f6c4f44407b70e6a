CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL DEFAULT 'open'
);
CREATE INDEX tickets_open_idx ON tickets (id) WHERE state = 'open';
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
