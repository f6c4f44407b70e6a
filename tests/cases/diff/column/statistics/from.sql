CREATE TABLE documents (
    id integer PRIMARY KEY,
    kind text,
    title text
);
ALTER TABLE documents ALTER kind SET STATISTICS 100;
