CREATE TABLE documents (
    id integer PRIMARY KEY,
    kind text,
    title text
);
ALTER TABLE documents ALTER kind SET (n_distinct = 10, n_distinct_inherited = 5);
