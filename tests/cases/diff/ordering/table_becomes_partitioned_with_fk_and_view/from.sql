CREATE TABLE kinds (
    id integer PRIMARY KEY
);
CREATE TABLE events (
    id bigint NOT NULL,
    kind integer NOT NULL REFERENCES kinds,
    CONSTRAINT events_pkey PRIMARY KEY (id)
);
CREATE VIEW event_kinds AS SELECT kind, count(*) AS events FROM events GROUP BY kind;
GRANT SELECT ON events TO shale_test_a;
