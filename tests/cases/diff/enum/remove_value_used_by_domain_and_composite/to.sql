CREATE TYPE state AS ENUM ('open', 'closed');
CREATE DOMAIN live_state AS state DEFAULT 'open' CHECK (VALUE <> 'closed');
CREATE TYPE change AS (
    at date,
    state state
);
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state live_state,
    last_change change
);
INSERT INTO tickets VALUES (1, 'open', '(2024-01-01,closed)'), (2, NULL, NULL);
