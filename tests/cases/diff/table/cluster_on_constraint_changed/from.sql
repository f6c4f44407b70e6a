CREATE TABLE events (
    id bigint NOT NULL,
    tenant integer NOT NULL,
    CONSTRAINT events_pkey PRIMARY KEY (id)
);
ALTER TABLE events CLUSTER ON events_pkey;
INSERT INTO events VALUES (1, 1), (2, 1);
