CREATE TABLE posts (
    id integer PRIMARY KEY,
    scores integer[] NOT NULL DEFAULT '{}',
    names varchar(10)[]
);
INSERT INTO posts VALUES (1, '{1,2}', '{a,b}'), (2, '{}', NULL);
