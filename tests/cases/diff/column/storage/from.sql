CREATE TABLE documents (
    id integer PRIMARY KEY,
    body text,
    raw bytea
);
ALTER TABLE documents ALTER body SET STORAGE EXTENDED, ALTER raw SET STORAGE MAIN;
INSERT INTO documents VALUES (1, 'short', '\x00');
