CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TYPE life AS ENUM ('open', 'closed', 'forgotten');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL DEFAULT 'open'
);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
