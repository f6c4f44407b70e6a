CREATE TYPE state AS ENUM ('open', 'closed', 'lost');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL DEFAULT 'open'
);
CREATE FUNCTION is_live(s state) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN s = 'open';
CREATE FUNCTION is_lost(s state DEFAULT 'lost') RETURNS boolean LANGUAGE sql IMMUTABLE RETURN s = 'lost';
CREATE INDEX tickets_lost_idx ON tickets (id) WHERE is_lost(state);
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
