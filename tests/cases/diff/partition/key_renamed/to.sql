-- The partition's key has the name that the parent's gets.

CREATE TABLE events (
    id integer NOT NULL,
    PRIMARY KEY (id)
) PARTITION BY LIST (id);
CREATE SCHEMA parts;
CREATE TABLE parts.events PARTITION OF events DEFAULT;
ALTER TABLE events RENAME CONSTRAINT events_pkey TO events_key;
