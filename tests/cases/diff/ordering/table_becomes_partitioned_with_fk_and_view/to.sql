CREATE TABLE kinds (
    id integer PRIMARY KEY
);
CREATE TABLE events (
    id bigint NOT NULL,
    kind integer NOT NULL REFERENCES kinds,
    CONSTRAINT events_pkey PRIMARY KEY (id)
) PARTITION BY HASH (id);
CREATE TABLE events_0 PARTITION OF events FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE VIEW event_kinds AS SELECT kind, count(*) AS events FROM events GROUP BY kind;
GRANT SELECT ON events TO shale_test_a;
