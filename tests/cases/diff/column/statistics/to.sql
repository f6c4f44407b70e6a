CREATE TABLE documents (
    id integer PRIMARY KEY,
    kind text,
    title text
);
ALTER TABLE documents ALTER kind SET STATISTICS 1000;
ALTER TABLE documents ALTER title SET STATISTICS 0;
