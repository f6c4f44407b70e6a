CREATE TYPE state AS ENUM ('open', 'waiting', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL,
    CONSTRAINT tickets_state_check CHECK (state IN ('open', 'closed'))
);
ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY tickets_open ON tickets FOR SELECT TO shale_test_a USING (state = 'open');
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
