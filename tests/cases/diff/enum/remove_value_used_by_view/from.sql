CREATE TYPE state AS ENUM ('open', 'waiting', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL
);
CREATE VIEW open_tickets AS SELECT * FROM tickets WHERE state = 'open';
CREATE VIEW open_count AS SELECT count(*) AS total FROM open_tickets;
CREATE MATERIALIZED VIEW states AS SELECT state, count(*) AS total FROM tickets GROUP BY state;
CREATE UNIQUE INDEX states_state_idx ON states (state);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
