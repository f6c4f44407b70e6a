CREATE TABLE posts (
    id integer PRIMARY KEY,
    scores bigint[] NOT NULL DEFAULT '{}',
    names text[]
);
INSERT INTO posts VALUES (1, '{1,2}', '{a,b}'), (2, '{}', NULL);
