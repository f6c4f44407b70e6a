CREATE TABLE events (
    id bigint PRIMARY KEY,
    code text NOT NULL CONSTRAINT events_code_key UNIQUE
);
ALTER TABLE events REPLICA IDENTITY USING INDEX events_pkey;
