-- The index is made anew; what points at it has to be set again.

CREATE TABLE events (
    id bigint PRIMARY KEY,
    code text NOT NULL,
    kind text NOT NULL
);
CREATE UNIQUE INDEX events_code_idx ON events (code, kind);
ALTER TABLE events REPLICA IDENTITY USING INDEX events_code_idx;
INSERT INTO events VALUES (1, 'a', 'x'), (2, 'b', 'x');
