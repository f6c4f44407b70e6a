-- Whose index is called what depends on which came first. An attached one can't be dropped alone.

CREATE TABLE events (
    id integer,
    code text
) PARTITION BY RANGE (id);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE INDEX events_hash ON events USING hash (id);
CREATE UNIQUE INDEX events_id ON events (id);
