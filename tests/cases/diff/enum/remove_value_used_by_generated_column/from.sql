CREATE TYPE state AS ENUM ('open', 'waiting', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL,
    is_open boolean GENERATED ALWAYS AS (state = 'open') STORED
);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
