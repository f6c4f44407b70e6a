CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (
    id integer PRIMARY KEY,
    state state NOT NULL DEFAULT 'open'
);
CREATE FUNCTION is_live(s state) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN s = 'open';
INSERT INTO tickets VALUES (1, 'open'), (2, 'closed');
