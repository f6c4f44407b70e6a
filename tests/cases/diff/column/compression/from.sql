CREATE TABLE documents (
    id integer PRIMARY KEY,
    body text,
    raw bytea COMPRESSION pglz
);
INSERT INTO documents VALUES (1, 'short', '\x00');
