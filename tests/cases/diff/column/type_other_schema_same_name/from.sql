CREATE SCHEMA old;
CREATE SCHEMA new;
CREATE TYPE old.state AS ENUM ('open', 'closed');
CREATE TYPE new.state AS ENUM ('open', 'closed', 'lost');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state old.state NOT NULL DEFAULT 'open'
);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
