-- A log without partitions becomes one with, and its views and functions come along.

CREATE SCHEMA log;
CREATE TABLE log.events (
    id bigint NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    body jsonb
);
CREATE INDEX events_kind_idx ON log.events (kind, at DESC);
CREATE INDEX events_body_idx ON log.events USING gin (body jsonb_path_ops);
CREATE VIEW log.kinds AS SELECT kind, count(*) AS events, max(at) AS last FROM log.events GROUP BY kind;
CREATE FUNCTION log.write(kind text, body jsonb) RETURNS bigint LANGUAGE sql
    BEGIN ATOMIC
        INSERT INTO log.events SELECT coalesce(max(e.id), 0) + 1, now(), write.kind, write.body FROM log.events e
        RETURNING id;
    END;
