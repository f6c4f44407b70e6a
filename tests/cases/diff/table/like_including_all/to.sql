CREATE TABLE events (
    id bigint PRIMARY KEY,
    CONSTRAINT events_positive CHECK (id > 0)
);
CREATE TABLE events_copy (LIKE events INCLUDING ALL);
