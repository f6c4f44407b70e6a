-- An enum gives way to text with a check.

CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state text NOT NULL DEFAULT 'open' CONSTRAINT tickets_state_check CHECK (state IN ('open', 'closed'))
);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
