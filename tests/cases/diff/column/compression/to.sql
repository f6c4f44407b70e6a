CREATE TABLE documents (
    id integer PRIMARY KEY,
    body text COMPRESSION lz4,
    raw bytea COMPRESSION pglz
);
INSERT INTO documents VALUES (1, 'short', '\x00');
