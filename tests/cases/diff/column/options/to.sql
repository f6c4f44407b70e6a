CREATE TABLE documents (
    id integer PRIMARY KEY,
    kind text,
    title text
);
ALTER TABLE documents ALTER kind SET (n_distinct = -0.5);
ALTER TABLE documents ALTER title SET (n_distinct = 100);
