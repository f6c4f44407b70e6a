CREATE TABLE posts (
    id integer PRIMARY KEY,
    tags text
);
INSERT INTO posts VALUES (1, NULL);
