-- A new value may not be used in the transaction that adds it.

CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL DEFAULT 'open'
);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
