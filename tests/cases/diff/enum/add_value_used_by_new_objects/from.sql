-- A check, a partial index, a view, a policy and a trigger use the new value at once.

CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL DEFAULT 'open',
    frozen_at timestamptz
);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
