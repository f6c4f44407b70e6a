CREATE UNLOGGED TABLE cache (
    key text PRIMARY KEY,
    value bytea
);
INSERT INTO cache VALUES ('a', '\x01'), ('b', NULL);
