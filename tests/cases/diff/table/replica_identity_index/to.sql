CREATE TABLE events (
    id bigint PRIMARY KEY,
    code text NOT NULL
);
CREATE UNIQUE INDEX events_code_idx ON events (code);
INSERT INTO events VALUES (1, 'a'), (2, 'b');
ALTER TABLE events REPLICA IDENTITY USING INDEX events_code_idx;
