CREATE TABLE documents (
    id integer PRIMARY KEY,
    body text COMPRESSION pglz,
    raw bytea
);
INSERT INTO documents VALUES (1, 'short', '\x00');
