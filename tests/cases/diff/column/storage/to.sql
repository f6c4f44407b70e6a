CREATE TABLE documents (
    id integer PRIMARY KEY,
    body text,
    raw bytea
);
ALTER TABLE documents ALTER body SET STORAGE EXTERNAL, ALTER raw SET STORAGE EXTENDED;
INSERT INTO documents VALUES (1, 'short', '\x00');
