-- What uses a partition's column leaves it before the parent's goes.

CREATE TABLE events (
    id integer NOT NULL,
    note text,
    PRIMARY KEY (id)
) PARTITION BY LIST (id);
CREATE TABLE events_first PARTITION OF events FOR VALUES IN (1, 2);
CREATE POLICY no_notes ON events_first AS RESTRICTIVE WITH CHECK (note IS NULL);
